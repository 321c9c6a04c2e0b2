/** Every variant against the reference, block by block. */
import type { Pair, RepeatValue, VariantMeasure } from '../model/comparison.ts';
import type { ComparisonPlan, Measure } from '../model/comparison-plan.ts';
import { detectableRatio, standardDeviation } from '../statistics/detectable-ratio.ts';
import { holm } from '../statistics/holm.ts';
import { hodgesLehmann, signedRank } from '../statistics/signed-rank.ts';
import { pairSentence } from './pair-sentence.ts';
import { leastBlocks, ratioOf, wordFor } from './word.ts';

/** No time is known better than to a millisecond, and none is divided by nothing. */
const leastTime = 1;

/** `alpha`: the level of the look that was reached. */
export function comparePairs(
  measure: Measure,
  variants: readonly VariantMeasure[],
  plan: Pick<ComparisonPlan, 'reference' | 'same'>,
  alpha: number,
): readonly Pair[] {
  const reference = variants.find((one) => one.variant === plan.reference);
  if (reference === undefined) return [];
  const others = variants.filter((one) => one !== reference);
  const compared = others.map((one) => ({ one, logs: logRatios(one.repeats, reference.repeats) }));
  // With too few blocks a pair is no test, and stands in no family.
  const tested = compared.filter(({ logs }) => logs.length >= leastBlocks);
  const ps = tested.map(({ logs }) => signedRank(logs).p);
  const adjusted = new Map(holm(ps).map((p, index) => [tested[index]!.one.variant, { p: ps[index]!, adjusted: p }]));
  return compared.map(({ one, logs }) => {
    const { value, min, max } = hodgesLehmann(logs, alpha);
    const test = adjusted.get(one.variant) ?? null;
    const word = wordFor({
      blocks: logs.length,
      value,
      min,
      max,
      adjusted: test?.adjusted ?? 1,
      alpha,
      same: plan.same,
    });
    const pair: Omit<Pair, 'sentence'> = {
      variant: one.variant,
      against: reference.variant,
      word,
      ratio: logs.length === 0 ? null : ratioOf(value, min, max),
      p: test?.p ?? null,
      adjusted: test?.adjusted ?? null,
      detectable: detectableRatio(logs),
      needed: word === 'cannot tell' ? needed(logs, value, plan.same.max, others.length, alpha) : null,
      blocks: logs.length,
    };
    return { ...pair, sentence: pairSentence(pair, measure, one, reference) };
  });
}

/** ln(variant ÷ reference) of every block that has both; what did not come is later than all that did. */
export function logRatios(own: readonly RepeatValue[], reference: readonly RepeatValue[]): readonly number[] {
  return own.flatMap((value) => {
    const other = reference.find((one) => one.block === value.block);
    if (other === undefined) return [];
    if (!value.seen || !other.seen) {
      return [value.seen === other.seen ? 0 : value.seen ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY];
    }
    return [Math.log(Math.max(value.value, leastTime) / Math.max(other.value, leastTime))];
  });
}

/** z of 97.5 % plus z of 80 %. */
const strength = 2.8;

/**
 * How many blocks an answer would take, by the shorter way: showing that the ratio is not 1, or that it lies within the band
 * of no practical difference; and never fewer than can be significant among so many pairs. Null: the spread is not known.
 */
function needed(logs: readonly number[], value: number, band: number, pairs: number, alpha: number): number | null {
  const spread = standardDeviation(logs);
  if (spread === null || !Number.isFinite(value)) return null;
  const distance = Math.max(Math.abs(value), Math.log(band) - Math.abs(value));
  const significant = Math.ceil(Math.log2((2 * pairs) / alpha));
  return Math.max(leastBlocks, significant, logs.length + 1, Math.ceil(((strength * spread) / distance) ** 2));
}
