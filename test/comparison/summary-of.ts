/** One variant's repeats and their summary, by its times, block by block. */
import { summarise } from '../../harness/comparison/summarise.ts';
import type { RepeatValue, VariantMeasure } from '../../harness/model/comparison.ts';
import type { Measure } from '../../harness/model/comparison-plan.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { measureOf } from './sample-runs.ts';

/** Milliseconds; `seen` false: it had not come by then. */
export const repeatOf = (block: number, value: number, seen = true): RepeatValue => ({
  block,
  phase: 0,
  folder: `b${block}`,
  seen,
  value: milliseconds(value),
  resolution: milliseconds(0),
});

/** Milliseconds; null: not within the window. */
export function summaryOf(
  variant: string,
  times: readonly (number | null)[],
  measure: Measure = measureOf('detection'),
): VariantMeasure {
  const repeats = times.map((time, block) => repeatOf(block, time ?? measure.window, time !== null));
  return summarise(variant, measure, repeats, null, 0);
}
