/** What a comparison says on a terminal. */
import { join } from 'node:path';
import type { Output } from '../app/output-port.ts';
import type { Comparison } from '../model/comparison.ts';
import { renderComparisonTerminal } from '../report/comparison/terminal.ts';
import { shown } from '../scenario-file/find-scenarios.ts';

/** `folder` is where the report lies, null where it could not be written. */
export const describeComparison = (
  comparison: Comparison,
  folder: string | null,
  { colour, width }: Output,
): string => {
  const reportPath = folder === null ? null : shown(join(folder, 'compare.html'));
  return renderComparisonTerminal(comparison, { colour, width, reportPath });
};
