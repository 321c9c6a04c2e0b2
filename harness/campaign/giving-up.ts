/** When a campaign tries a run no more, or a whole variant. */
import type { CampaignRun } from '../model/campaign-run.ts';
import { type Failure, failure } from '../model/failure.ts';
import type { VariantName } from '../model/variant.ts';
import { keepOnly } from './queue.ts';
import type { Task } from './task.ts';

/** A run that could not be used is tried so often in all. */
export const mostAttempts = 3;

/** A variant of which no run at all could be measured is given up after so many blocks have tried that often. */
const hopelessBlocks = 2;

/** A stack that never gets steady is tried in so many blocks, one run each; in fewer where nobody else's does either. */
const unsteadyRuns = { amongOthers: 5, alone: 3 } as const;

/** What has become of the variants so far. */
export interface TriedVariants {
  readonly queue: Task[];
  /** Those of which a run was measured. */
  readonly measured: Set<VariantName | null>;
  /** By variant: how many of its runs were broken to the last attempt. */
  readonly exhausted: Map<VariantName | null, number>;
  /** By variant: how many of its repeats had a stack that did not get steady on a quiet machine. */
  readonly unsteady: Map<VariantName | null, number>;
  /** What the campaign goes on without. */
  readonly givenUp: Failure[];
}

/** A variant that is broken block after block, and was never measured, would only cost time. */
export function giveUpHopeless(
  { variant, rejected }: CampaignRun,
  { measured, exhausted, givenUp, queue }: TriedVariants,
  attempts: number,
): void {
  const blocks = (exhausted.get(variant) ?? 0) + 1;
  exhausted.set(variant, blocks);
  if (measured.has(variant) || blocks !== hopelessBlocks) return;
  const what = variant === null ? 'the idle control' : `'${variant}'`;
  givenUp.push(failure('R314', `${what} was given up after ${blocks * attempts} runs: ${rejected}`));
  keepOnly(queue, (task) => task.variant !== variant);
}

/** One that never was steady is an answer, and the next block asks again. */
export function giveUpUnsteady({ variant, rejected }: CampaignRun, tried: TriedVariants): void {
  const { measured, unsteady, givenUp, queue } = tried;
  const runs = (unsteady.get(variant) ?? 0) + 1;
  unsteady.set(variant, runs);
  const others = measured.size > 0;
  if (measured.has(variant) || runs !== (others ? unsteadyRuns.amongOthers : unsteadyRuns.alone)) return;
  if (!others) givenUp.push(failure('R314', `'${variant}' was given up after ${runs} runs: ${rejected}`));
  keepOnly(queue, (task) => task.variant !== variant);
}

/** A run that does not count is tried again, unless its variant never had one that did. */
export function isWorthAnother({ variant, unsteady }: CampaignRun, { measured, exhausted }: TriedVariants): boolean {
  if (measured.has(variant)) return true;
  return unsteady === undefined && (exhausted.get(variant) ?? 0) < hopelessBlocks;
}
