/** The second stage: the accepted revision against tonight's, in turn on the same host. */
import type { InterimAnalysis } from '../model/comparison-plan.ts';
import type { ComparedMeasure } from '../model/night.ts';
import { confirmedRatio } from './thresholds.ts';

/**
 * Blocks, and when to analyse them at which two-sided level. At eight the level asks that every block says the same; a difference that is
 * there but less clear, or a host that changed meanwhile, gets more blocks at the same level.
 */
export const confirmationPlan: { readonly blocks: number; readonly looks: readonly InterimAnalysis[] } = {
  blocks: 16,
  looks: [8, 12, 16].map((blocks) => ({ blocks, alpha: 2 / 2 ** 8 })),
};

/** Slower, surely and by a size that matters. A ratio that cannot be told is that of a revision which hardly ever came. */
export const isConfirmed = ({ word, ratio }: Pick<ComparedMeasure, 'word' | 'ratio'>): boolean =>
  word === 'worse' && (ratio === null || ratio.value >= confirmedRatio);

/** The same to the other side. */
export const isConfirmedBetter = ({ word, ratio }: Pick<ComparedMeasure, 'word' | 'ratio'>): boolean =>
  word === 'better' && (ratio === null || ratio.value <= 1 / confirmedRatio);
