/** The second stage: the accepted revision against tonight's, in turn on the same host. */
import type { InterimAnalysis } from '../model/comparison-plan.ts';
import type { ComparedMeasure } from '../model/night.ts';
import { confirmedRatio } from './thresholds.ts';

/** How many blocks a comparison may take, and when they are analysed. */
export interface ComparisonEffort {
  readonly blocks: number;
  readonly looks: readonly InterimAnalysis[];
}

/** Half way to the least change that is confirmed. */
const nearRatio = Math.sqrt(confirmedRatio);

type Compared = Pick<ComparedMeasure, 'word' | 'ratio'>;

/**
 * Blocks, and when to analyse them at which two-sided level. After ten the level asks that every block says the same. What is there but
 * less clear gets more of them, so that one run in which it never came, or a host that changed meanwhile, does not hide it; what is
 * near to no difference does not.
 */
export const confirmationPlan: ComparisonEffort = {
  blocks: 22,
  looks: [10, 16, 22].map((blocks) => ({ blocks, alpha: 2 / 2 ** 10, near: { min: 1 / nearRatio, max: nearRatio } })),
};

/**
 * Of the search for a commit: that something changed is known, and only to which side a commit belongs is asked. The estimate of eight
 * blocks is nearer to the one or to the other.
 */
export const searchPlan: ComparisonEffort = { blocks: 8, looks: [{ blocks: 8, alpha: 2 / 2 ** 8 }] };

/** Slower, surely and by a size that matters. A ratio that cannot be told is that of a revision which hardly ever came. */
export const isConfirmed = ({ word, ratio }: Compared): boolean =>
  word === 'worse' && (ratio === null || ratio.value >= confirmedRatio);

/** The same to the other side. */
export const isConfirmedBetter = ({ word, ratio }: Compared): boolean =>
  word === 'better' && (ratio === null || ratio.value <= 1 / confirmedRatio);

/** No more apart than a confirmed change is at least, as far as can be seen. */
export const isAlike = ({ word, ratio }: Compared): boolean =>
  ratio === null ? word === 'same' : isWithin(ratio.value, confirmedRatio);

const isWithin = (ratio: number, most: number): boolean => ratio < most && ratio > 1 / most;
