/** Which setting owns how much of a time: main effects in a full factorial. */
import type { Sensitivity, VariantMeasure } from '../model/comparison.ts';
import { type Duration, milliseconds } from '../model/time.ts';
import type { Factor, VariantName } from '../model/variant.ts';
import { mean, squaresOf } from '../statistics/mean.ts';
import { median } from '../statistics/quantile.ts';

/** Its cells stand in the order of the factors' values, the last factor's running fastest. */
export interface Factorial {
  readonly factors: readonly Factor[];
  readonly variants: readonly { readonly name: VariantName }[];
}

/**
 * Shares of the variance of the cells' log medians (main effects of an analysis of variance; the rest is interaction), largest
 * first. A median that was not reached counts as `window`. Empty where the design is no full factorial.
 */
export function sensitivityOf(
  plan: Factorial,
  variants: readonly VariantMeasure[],
  window: Duration,
): readonly Sensitivity[] {
  const { factors } = plan;
  const cells = factors.reduce((count, factor) => count * factor.values.length, 1);
  if (factors.length === 0 || cells !== plan.variants.length || variants.some((one) => one.repeats.length === 0))
    return [];
  const logs = new Map(variants.map((one) => [one.variant, Math.log(Math.max(1, one.median?.value ?? window))]));
  const whole = mean([...logs.values()]);
  const total = squaresOf([...logs.values()]);
  return factors
    .map((factor) => {
      const groups = factor.values.map((value) => ({ value, names: namesWith(plan, factor, value) }));
      const between = groups.reduce(
        (sum, { names }) => sum + names.length * (mean(names.map((name) => logs.get(name)!)) - whole) ** 2,
        0,
      );
      const levels = groups.map(({ value, names }) => ({ value, median: medianOver(names, variants) }));
      return { service: factor.service, field: factor.field, share: total === 0 ? 0 : between / total, levels };
    })
    .sort((a, b) => b.share - a.share);
}

/** Of the cells' medians; null where so many were not reached that theirs is none. */
function medianOver(names: readonly VariantName[], variants: readonly VariantMeasure[]): Duration | null {
  const cells = variants.filter((one) => names.includes(one.variant));
  const value = median(cells.map((one) => one.median?.value ?? Number.POSITIVE_INFINITY));
  return Number.isFinite(value) ? milliseconds(value) : null;
}

/** The design's own value: what the factor was set to, whatever it resolves to. */
function namesWith({ factors, variants }: Factorial, factor: Factor, value: string): readonly VariantName[] {
  const stride = factors.slice(factors.indexOf(factor) + 1).reduce((count, one) => count * one.values.length, 1);
  return variants
    .filter((_, index) => factor.values[Math.floor(index / stride) % factor.values.length] === value)
    .map((one) => one.name);
}
