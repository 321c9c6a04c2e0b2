/** The points of a share curve, and how many repeats are still waited for. */
import type { VariantMeasure } from '../../model/comparison.ts';

export interface CurvePoint {
  /** Milliseconds. */
  readonly at: number;
  readonly share: number;
}

/** The corners of the steps, from nothing at 0 to the last share: up to `end` where all came, else no further than was observed. */
export function curvePoints({ curve }: VariantMeasure, end: number): readonly CurvePoint[] {
  const points: CurvePoint[] = [{ at: 0, share: 0 }];
  for (const { at, share } of curve.steps) points.push({ at, share: points.at(-1)!.share }, { at, share });
  const last = points.at(-1)!;
  const until = curve.censored.length === 0 ? end : Math.max(...curve.censored);
  return [...points, { at: Math.max(until, last.at), share: last.share }];
}

/** How many had neither come nor been given up just before `at`. */
export const atRisk = ({ repeats }: VariantMeasure, at: number): number =>
  repeats.filter((one) => one.value >= at).length;
