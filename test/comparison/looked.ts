/** A comparison of drawn times, looked at as planned until every pair is answered. */
import { comparePairs } from '../../harness/comparison/pair.ts';
import type { Pair, VariantMeasure } from '../../harness/model/comparison.ts';
import { seconds } from '../../harness/model/time.ts';
import { planInterims } from '../../harness/statistics/interim-analysis.ts';
import { measureOf } from './sample-runs.ts';
import { summaryOf } from './summary-of.ts';

export interface Drawn {
  readonly blocks: number;
  /** Of each variant against the reference. */
  readonly factors: readonly number[];
  readonly draw: () => number;
}

export const same = { min: 0.87, max: 1.15 };

/** No time is cut. */
const measure = measureOf('detection', { window: seconds(1000) });

export function lookUntilAnswered({ blocks, factors, draw }: Drawn): {
  readonly pairs: readonly Pair[];
  readonly variants: readonly VariantMeasure[];
  readonly blocks: number;
} {
  const times = [1, ...factors].map((factor) => Array.from({ length: blocks }, () => factor * draw()));
  const lookAt = (count: number, alpha: number) => {
    const variants = times.map((one, index) => summaryOf(`${index}`, one.slice(0, count), measure));
    return { pairs: comparePairs(measure, variants, { reference: '0', same }, alpha), variants, blocks: count };
  };
  const [last, ...before] = planInterims(blocks, factors.length).toReversed();
  for (const look of before.reverse()) {
    const found = lookAt(look.blocks, look.alpha);
    if (found.pairs.every(({ word }) => word !== 'cannot tell')) return found;
  }
  return lookAt(last!.blocks, last!.alpha);
}
