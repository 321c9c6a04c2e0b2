/** The ratio of paired times: estimated as Hodges and Lehmann do a shift, tested and bounded by one and the same sums. */
import { squaresOf } from './mean.ts';
import { median } from './quantile.ts';
import { type Located, refusedSums, signedRankP } from './signed-rank.ts';

/** A pair of one block: Infinity where it had not come within `window`, which holds for both. */
export interface Paired {
  readonly own: number;
  readonly reference: number;
  readonly window: number;
}

/** The p of the ratio 1: at most `alpha` exactly where the interval of that `alpha` leaves out 1. */
export function ratioP(pairs: readonly Paired[]): number {
  const crossings = crossingsOf(pairs);
  const notAbove = crossings.filter(({ from }) => from <= 1).length;
  const notBelow = crossings.filter(({ to }) => to >= 1).length;
  return signedRankP(Math.min(notAbove, notBelow), pairs.length);
}

/**
 * The ratios θ that the signed-rank test of own − θ·reference does not refuse at `alpha`, and their middle. A Walsh sum
 * dᵢ + dⱼ of those differences is positive exactly where (ownᵢ + ownⱼ) / (referenceᵢ + referenceⱼ) exceeds θ, so estimate and
 * interval are order statistics of these ratios of sums, as for a shift they are of Walsh averages. A time near nothing weighs
 * little, where in a mean of logarithms it would weigh most. NaN for no pairs; 0 or Infinity where so few bound nothing.
 */
export function pairedRatio(pairs: readonly Paired[], alpha = 0.05): Located {
  const crossings = crossingsOf(pairs);
  const skip = refusedSums(pairs.length, alpha);
  const min = skip === 0 ? 0 : ordered(crossings.map(({ from }) => from))[skip - 1]!;
  const max = skip === 0 ? Number.POSITIVE_INFINITY : ordered(crossings.map(({ to }) => to)).at(-skip)!;
  return { value: Math.min(max, Math.max(min, median(eachTwo(pairs, ratioOfSums)))), min, max };
}

const ordered = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

/** f of every pair with itself and with each after it. */
const eachTwo = <T, R>(all: readonly T[], f: (a: T, b: T) => R): R[] =>
  all.flatMap((one, index) => all.slice(index).map((other) => f(one, other)));

/** Where each missed once, nothing speaks for either: 1. */
function ratioOfSums(a: Paired, b: Paired): number {
  const ratio = (a.own + b.own) / (a.reference + b.reference);
  return Number.isNaN(ratio) ? 1 : ratio;
}

/**
 * What a pair says of θ. Who is scaled is also watched for a scaled time, so that both are taken as watched for the shorter:
 * own in the unit of the reference for window/θ, or the reference for window·θ. Else a slower one would miss more often by its
 * slowness, and count as slower for that again.
 */
interface Terms {
  /** Below, own is later than all that is watched; above, the reference is. */
  readonly below: number;
  readonly above: number;
  /** Between, and nothing of what did not come. */
  readonly own: number;
  readonly reference: number;
}

function termsOf({ own, reference, window }: Paired): Terms {
  if (!Number.isFinite(own))
    return { below: window / reference, above: Number.POSITIVE_INFINITY, own: 0, reference: 0 };
  if (!Number.isFinite(reference)) return { below: 0, above: own / window, own: 0, reference: 0 };
  return { below: own / window, above: window / reference, own, reference };
}

/** A Walsh sum of own − θ·reference is positive for θ below `from` and negative above `to`; between it says nothing. */
interface Crossing {
  readonly from: number;
  readonly to: number;
}

const crossingsOf = (pairs: readonly Paired[]): readonly Crossing[] => eachTwo(pairs.map(termsOf), crossing);

function crossing(a: Terms, b: Terms): Crossing {
  const below = Math.max(a.below, b.below);
  const above = Math.min(a.above, b.above);
  // One is later than all, and so is the other's reference.
  if (below > above) return { from: above, to: below };
  const reference = a.reference + b.reference;
  if (reference === 0) return { from: below, to: above };
  const at = Math.min(above, Math.max(below, (a.own + b.own) / reference));
  return { from: at, to: at };
}

/** How far pairs scatter around their ratio, as a share of their size; null for fewer than two, or where any did not come. */
export function relativeSpread(pairs: readonly Paired[], ratio: number): number | null {
  const size = pairs.reduce((total, one) => total + (one.own + ratio * one.reference) / 2, 0) / pairs.length;
  if (pairs.length < 2 || !Number.isFinite(size) || size === 0) return null;
  const rests = pairs.map(({ own, reference }) => own - ratio * reference);
  return Math.sqrt(squaresOf(rests) / (rests.length - 1)) / size;
}
