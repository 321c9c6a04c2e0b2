/** What was measured, with what it says. */
import { compare } from '../comparison/compare.ts';
import type { ComposeFile } from '../compose-file/compose-file.ts';
import type { Comparison } from '../model/comparison.ts';
import type { KeptComparison } from './keep-comparison.ts';
import type { MeasuredComparison } from './measure-comparison.ts';

export interface AnsweredComparison extends MeasuredComparison {
  /** The user's own; null: it cannot be read. */
  readonly composeFile: ComposeFile | null;
  readonly comparison: Comparison;
}

export function answer(
  { plan, identity }: KeptComparison,
  measured: MeasuredComparison,
  composeFile: ComposeFile | null,
): AnsweredComparison {
  const { runs, rejected, ended } = measured;
  return { ...measured, composeFile, comparison: compare({ plan, identity, runs, rejected, ended, composeFile }) };
}
