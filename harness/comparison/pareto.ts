/** The front: variants that no other one beats in everything. */
import type { MeasureResult, VariantResult } from '../model/comparison.ts';

/** By detection (or the headline, where nothing is detected), false alarms an hour and price an hour; what is not known is not held against a variant. */
export function markFront(
  variants: readonly VariantResult[],
  measures: readonly MeasureResult[],
): readonly VariantResult[] {
  const measure = measures.find((one) => one.measure.quantity === 'detection') ?? measures[0];
  const coordinates = new Map(
    variants.map((one) => [one, [timeOf(one, measure), one.falseAlarmPerHour ?? 0, one.price?.perHour ?? 0]]),
  );
  const beats = (a: VariantResult, b: VariantResult): boolean => {
    const [mine, other] = [coordinates.get(a)!, coordinates.get(b)!];
    return mine.every((value, axis) => value <= other[axis]!) && mine.some((value, axis) => value < other[axis]!);
  };
  // One that never got steady has no numbers, and they would look like the best.
  const known = variants.filter((one) => one.unsteady === null || one.runs > 0);
  return variants.map((one) => ({ ...one, onFront: known.includes(one) && !known.some((other) => beats(other, one)) }));
}

/** Not reached is later than everything. */
const timeOf = (variant: VariantResult, measure: MeasureResult | undefined): number =>
  measure?.variants.find((one) => one.variant === variant.variant)?.median?.value ?? Number.POSITIVE_INFINITY;
