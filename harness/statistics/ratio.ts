/** The ratio of paired times, estimated as Hodges and Lehmann do a shift. */
import type { Located } from './signed-rank.ts';
import { refusedSums } from './signed-rank.ts';

/** A pair of one block: Infinity where it never came. */
export interface Paired {
  readonly own: number;
  readonly reference: number;
}

/**
 * The ratios θ that the signed-rank test of own − θ·reference does not refuse at `alpha`, and their middle. A Walsh sum
 * dᵢ + dⱼ of those differences is positive exactly where (ownᵢ + ownⱼ) / (referenceᵢ + referenceⱼ) exceeds θ, so estimate and
 * interval are order statistics of these ratios of sums, as for a shift they are of Walsh averages. A time near nothing weighs
 * little, where in a mean of logarithms it would weigh most. NaN for no pairs; 0 or Infinity where so few bound nothing.
 */
export function pairedRatio(pairs: readonly Paired[], alpha = 0.05): Located {
  const ratios: number[] = [];
  for (let i = 0; i < pairs.length; i += 1) {
    for (let j = i; j < pairs.length; j += 1) ratios.push(ratioOfSums(pairs[i]!, pairs[j]!));
  }
  ratios.sort((a, b) => (a === b ? 0 : a < b ? -1 : 1));
  if (ratios.length === 0) return { value: Number.NaN, min: 0, max: Number.POSITIVE_INFINITY };
  const middle = (ratios.length - 1) / 2;
  const [low, high] = [ratios[Math.floor(middle)]!, ratios[Math.ceil(middle)]!];
  const value = low === high ? low : (low + high) / 2;
  const skip = refusedSums(pairs.length, alpha);
  if (skip === 0) return { value, min: 0, max: Number.POSITIVE_INFINITY };
  return { value, min: ratios[skip - 1]!, max: ratios[ratios.length - skip]! };
}

/** Where neither came, or each missed once, nothing speaks for either: 1. */
function ratioOfSums(a: Paired, b: Paired): number {
  const ratio = (a.own + b.own) / (a.reference + b.reference);
  return Number.isNaN(ratio) ? 1 : ratio;
}

/** z of 97.5 % plus z of 80 %: two-sided 5 %, power 80 %. */
const strength = 1.959964 + 0.841621;

/** How far pairs scatter around their ratio, as a share of the reference's mean; null for fewer than two in which both came. */
export function relativeSpread(pairs: readonly Paired[], ratio: number): number | null {
  const finite = pairs.filter(({ own, reference }) => Number.isFinite(own) && Number.isFinite(reference));
  const mean = finite.reduce((total, one) => total + one.reference, 0) / finite.length;
  if (finite.length < 2 || !Number.isFinite(ratio) || mean === 0) return null;
  const rests = finite.map(({ own, reference }) => own - ratio * reference);
  const middle = rests.reduce((total, one) => total + one, 0) / rests.length;
  const variance = rests.reduce((total, one) => total + (one - middle) ** 2, 0) / (rests.length - 1);
  return Math.sqrt(variance) / mean;
}

/** The least ratio above 1 that so many blocks show with a power of 80 %. */
export const detectableRatio = (spread: number, blocks: number): number => 1 + (strength * spread) / Math.sqrt(blocks);

/** How many blocks show a difference of `distance`, as a share of the reference, with a power of 80 %. */
export const blocksToShow = (spread: number, distance: number): number =>
  Math.ceil(((strength * spread) / distance) ** 2);
