/** What the picture of gains and costs shows: for each variant its time, its price, and whether another beats it in both. */
import type { Comparison, MeasureResult, VariantResult } from '../../model/comparison.ts';

export interface TradePoint {
  readonly one: VariantResult;
  /** CPU an hour, in milliseconds. */
  readonly price: number;
  /** Milliseconds; null: half of its repeats had not come within the window. */
  readonly time: number | null;
  /** No other is quicker for at most the same price. */
  readonly drawnFront: boolean;
  readonly isReference: boolean;
}

/** The measure that stands against the price: detection, or the headline where nothing is detected. */
export const tradeMeasure = ({ measures }: Comparison): MeasureResult | undefined =>
  measures.find((one) => one.measure.quantity === 'detection') ?? measures[0];

const late = (time: number | null): number => time ?? Number.POSITIVE_INFINITY;

/** Variants whose price is known, cheapest first. */
export function tradePoints(comparison: Comparison): readonly TradePoint[] {
  const measure = tradeMeasure(comparison);
  const known = comparison.variants.flatMap((one) => {
    const own = measure?.variants.find((each) => each.variant === one.variant);
    if (one.price === null || own === undefined || own.repeats.length === 0) return [];
    const isReference = one.variant === comparison.reference;
    return [{ one, price: one.price.perHour, time: own.median?.value ?? null, isReference }];
  });
  return known
    .map((point) => ({
      ...point,
      drawnFront:
        point.one.onFront &&
        !known.some(
          (other) =>
            other.price <= point.price &&
            late(other.time) <= late(point.time) &&
            (other.price < point.price || late(other.time) < late(point.time)),
        ),
    }))
    .toSorted((a, b) => a.price - b.price || late(a.time) - late(b.time));
}
