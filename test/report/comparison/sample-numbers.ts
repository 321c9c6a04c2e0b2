/** From invented repeats to what a comparison knows of them: the same statistics as the product's, so that a sample is consistent. */
import { comparePairs } from '../../../harness/comparison/pair.ts';
import { summarise } from '../../../harness/comparison/summarise.ts';
import type { MeasureResult, RepeatValue, Sensitivity, VariantMeasure } from '../../../harness/model/comparison.ts';
import type { Measure } from '../../../harness/model/comparison-plan.ts';
import type { Duration, DurationRange } from '../../../harness/model/time.ts';
import { milliseconds } from '../../../harness/model/time.ts';
import type { Factor, SettingValue, VariantName } from '../../../harness/model/variant.ts';
import { median } from '../../../harness/statistics/quantile.ts';

export function variantMeasure(
  variant: VariantName,
  repeats: readonly RepeatValue[],
  window: Duration,
  predicted: DurationRange | null,
): VariantMeasure {
  const missed = (one: RepeatValue): boolean =>
    predicted !== null && (!one.seen || one.value < predicted.min || one.value > predicted.max);
  return summarise(variant, { window }, repeats, predicted, repeats.filter(missed).length);
}

/** Share of the variance of the log medians that each setting explains by itself, in a full factorial. */
export function sensitivityOf(
  factors: readonly Factor[],
  cells: readonly { readonly settings: readonly SettingValue[]; readonly measure: VariantMeasure }[],
): readonly Sensitivity[] {
  const logs = cells.map((cell) => Math.log(cell.measure.median?.value ?? 120_000));
  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
  const all = mean(logs.map((one) => (one - mean(logs)) ** 2));
  return factors
    .map(({ service, field, values }) => {
      const groups = values.map((value) => ({
        value,
        logs: logs.filter((_, index) => cells[index]!.settings.find((one) => one.field === field)?.value === value),
      }));
      const explained = mean(groups.map((group) => (mean(group.logs) - mean(logs)) ** 2));
      const levels = groups.map((group) => ({
        value: group.value,
        median: milliseconds(Math.exp(median(group.logs))),
      }));
      return { service, field, share: explained / all, levels };
    })
    .toSorted((one, other) => other.share - one.share);
}

/** Against the first. */
export const measureResult = (
  measure: Measure,
  title: string,
  variants: readonly VariantMeasure[],
  sensitivity: readonly Sensitivity[] = [],
): MeasureResult => {
  const plan = { reference: variants[0]!.variant, same: { min: 0.87, max: 1.15 } };
  return { measure, title, variants, pairs: comparePairs(measure, variants, plan, 0.05), sensitivity };
};
