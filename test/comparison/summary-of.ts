/** One variant's summary by its times, block by block. */
import { summarise } from '../../harness/comparison/summarise.ts';
import type { RepeatValue, VariantMeasure } from '../../harness/model/comparison.ts';
import type { Measure } from '../../harness/model/comparison-plan.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { measureOf } from './sample-runs.ts';

/** Milliseconds; null: not within the window. */
export function summaryOf(
  variant: string,
  times: readonly (number | null)[],
  measure: Measure = measureOf('detection'),
): VariantMeasure {
  const repeats = times.map(
    (time, block): RepeatValue => ({
      block,
      phase: 0,
      folder: `b${block}`,
      seen: time !== null,
      value: milliseconds(time ?? measure.window),
      resolution: milliseconds(0),
    }),
  );
  return summarise(variant, measure, repeats, null, 0);
}
