/** Every variant against the reference, block by block. */
import type { Pair, RepeatValue, VariantMeasure } from '../model/comparison.ts';
import type { ComparisonPlan, Measure } from '../model/comparison-plan.ts';
import { holm } from '../statistics/holm.ts';
import { blocksToShow, detectableRatio, type Paired, pairedRatio, relativeSpread } from '../statistics/ratio.ts';
import { type Located, signedRank } from '../statistics/signed-rank.ts';
import { pairSentence } from './pair-sentence.ts';
import { leastBlocks, ratioOf, wordFor } from './word.ts';

/** No time is known better than to a millisecond, nor than to its own resolution. */
const leastTime = 1;

/**
 * The test is the exact signed-rank test of the blocks' differences, and the interval of the ratio is its inversion, so the two
 * never contradict each other. `alpha`: the level of the look that was reached.
 */
export function comparePairs(
  measure: Measure,
  variants: readonly VariantMeasure[],
  plan: Pick<ComparisonPlan, 'reference' | 'same'>,
  alpha: number,
): readonly Pair[] {
  const reference = variants.find((one) => one.variant === plan.reference);
  if (reference === undefined) return [];
  const compared = variants
    .filter((one) => one !== reference)
    .map((one) => ({ one, pairs: pairsOf(one.repeats, reference.repeats) }));
  // With too few blocks a pair is no test, and stands in no family.
  const tested = compared.filter(({ pairs }) => pairs.length >= leastBlocks);
  const ps = tested.map(({ pairs }) => signedRank(pairs.map(difference)).p);
  const adjusted = new Map(holm(ps).map((p, index) => [tested[index]!.one.variant, { p: ps[index]!, adjusted: p }]));
  return compared.map(({ one, pairs }) => {
    const located = ratioIn(pairs, alpha);
    const test = adjusted.get(one.variant) ?? null;
    const word = wordFor({ blocks: pairs.length, ...located, adjusted: test?.adjusted ?? 1, alpha, same: plan.same });
    const spread = relativeSpread(pairs, located.value);
    const pair: Omit<Pair, 'sentence'> = {
      variant: one.variant,
      against: reference.variant,
      word,
      ratio: pairs.length === 0 ? null : ratioOf(located),
      p: test?.p ?? null,
      adjusted: test?.adjusted ?? null,
      detectable: spread === null ? null : detectableRatio(spread, pairs.length),
      needed:
        word === 'cannot tell'
          ? needed(spread, located.value, pairs.length, compared.length, plan.same.max, alpha)
          : null,
      blocks: pairs.length,
    };
    return { ...pair, sentence: pairSentence(pair, measure, one, reference) };
  });
}

/** Every block that has both; what did not come is later than all that did. */
export function pairsOf(own: readonly RepeatValue[], reference: readonly RepeatValue[]): readonly Paired[] {
  const time = ({ seen, value, resolution }: RepeatValue): number =>
    seen ? Math.max(leastTime, resolution, value) : Number.POSITIVE_INFINITY;
  return own.flatMap((value) => {
    const other = reference.find((one) => one.block === value.block);
    return other === undefined ? [] : [{ own: time(value), reference: time(other) }];
  });
}

/** Like the test, of the blocks in which at least one came; where none ever came there is no difference at all. */
function ratioIn(pairs: readonly Paired[], alpha: number): Located {
  const telling = pairs.filter(({ own, reference }) => Number.isFinite(own) || Number.isFinite(reference));
  return pairs.length > 0 && telling.length === 0 ? { value: 1, min: 1, max: 1 } : pairedRatio(telling, alpha);
}

/** Neither came: no difference. */
const difference = ({ own, reference }: Paired): number => (own === reference ? 0 : own - reference);

/**
 * How many blocks an answer would take, by the shorter way: showing that the ratio is not 1, or that it lies within the band
 * of no practical difference; and never fewer than can be significant among so many pairs.
 */
function needed(
  spread: number | null,
  ratio: number,
  blocks: number,
  pairs: number,
  band: number,
  alpha: number,
): number | null {
  const significant = Math.max(leastBlocks, blocks + 1, Math.ceil(Math.log2((2 * pairs) / alpha)));
  // Where one never comes and the other does there is no spread, and only the number of blocks stands against an answer.
  if (ratio === 0 || ratio === Number.POSITIVE_INFINITY) return significant;
  if (spread === null) return null;
  const off = Math.abs(ratio - 1);
  const distance = Math.max(off, band - 1 - off);
  return Math.max(significant, blocksToShow(spread, distance));
}
