/** Every variant against the reference, block by block: the word, the ratio and the probability. */
import type { Pair, RepeatValue, VariantMeasure } from '../model/comparison.ts';
import type { ComparisonPlan, Measure } from '../model/comparison-plan.ts';
import type { VariantName } from '../model/variant.ts';
import { fisher } from '../statistics/fisher.ts';
import { holm, holmLevels } from '../statistics/holm.ts';
import { leastBlocks } from '../statistics/interim-analysis.ts';
import { type Paired, pairedRatio, ratioP } from '../statistics/ratio.ts';
import type { Located } from '../statistics/signed-rank.ts';
import { neverSteady } from './never-steady.ts';
import { outcomeFor, ratioOf } from './pair-outcome.ts';

/** No time is known better than to a millisecond, nor than to its own resolution. */
const leastTime = 1;

/** Two-sided, of a whole comparison: what a p is held to when it is read, however often it was analysed. */
const wholeLevel = 0.05;

/** A variant's repeats. */
export type Repeated = Pick<VariantMeasure, 'variant' | 'repeats'>;

export interface DecidedPair<V extends Repeated> {
  readonly own: V;
  readonly reference: V;
  readonly pair: Omit<Pair, 'detectable' | 'needed' | 'sentence'>;
  /** Blocks in which one came at least. */
  readonly telling: readonly Paired[];
  readonly located: Located;
  /** One of the two never got steady, so that there are no times to compare. */
  readonly unsteady: boolean;
}

/**
 * The word is read off the interval, and the interval inverts the exact signed-rank test at the level that Holm and the interim analysis
 * leave it; so word, p and interval never contradict each other. `alpha`: the level of the interim analysis that was reached.
 * Without a reference there are no pairs. `shaky`: blocks in which a variant got steady only at another try.
 */
export function decidePairs<V extends Repeated>(
  { window }: Pick<Measure, 'window'>,
  variants: readonly V[],
  plan: Pick<ComparisonPlan, 'reference' | 'same'>,
  alpha: number,
  shaky: ReadonlyMap<VariantName, number> = new Map(),
): readonly DecidedPair<V>[] {
  const reference = variants.find((one) => one.variant === plan.reference);
  if (reference === undefined) return [];
  const compared = variants
    .filter((one) => one !== reference)
    .map((own) => {
      const pairs = pairsOf(own.repeats, reference.repeats, window);
      return { own, pairs, telling: pairs.filter(isTelling) };
    });
  const tests = testsOf(
    compared.map(({ telling }) => telling),
    alpha,
  );
  return compared.map(({ own, pairs, telling }, index) => {
    const test = tests[index] ?? null;
    const located = pairedRatio(telling, test?.level ?? alpha);
    const never = pairs.length > 0 && telling.length === 0;
    const pair: DecidedPair<V>['pair'] = {
      variant: own.variant,
      against: reference.variant,
      word: never ? 'same' : outcomeFor(located, plan.same),
      ratio: ratioOf(located),
      p: test?.p ?? null,
      adjusted: test?.adjusted ?? null,
      blocks: pairs.length,
    };
    const unsteady = neverSteady(own) !== neverSteady(reference);
    const shared = { own, reference, telling, located, unsteady };
    const by = { pairs: compared.length, alpha, shaky };
    return { ...shared, pair: unsteady ? bySteadiness(pair, own, reference, by) : pair };
  });
}

/** By the exact test of who got steady, where one of the two never did: its times are none that could be compared. */
function bySteadiness(
  pair: DecidedPair<Repeated>['pair'],
  own: Repeated,
  other: Repeated,
  by: { readonly pairs: number; readonly alpha: number; readonly shaky: ReadonlyMap<VariantName, number> },
): DecidedPair<Repeated>['pair'] {
  const { pairs, alpha, shaky } = by;
  const counts = ({ variant, repeats }: Repeated): readonly [unsteady: number, steady: number] => {
    const never = repeats.filter((repeat) => repeat.unsteady === true).length;
    const unsteady = Math.min(repeats.length, never + (shaky.get(variant) ?? 0));
    return [unsteady, repeats.length - unsteady];
  };
  const p = fisher(counts(own), counts(other));
  const adjusted = Math.min(1, (p * pairs * wholeLevel) / alpha);
  const shown = adjusted <= wholeLevel;
  const word = !shown ? 'cannot tell' : neverSteady(own) ? 'worse' : 'better';
  return { ...pair, word, ratio: null, p, adjusted };
}

interface Test {
  readonly p: number;
  /** After Holm, and as of a single interim analysis: at most 5 % exactly where the interval of `level` leaves out 1. */
  readonly adjusted: number;
  readonly level: number;
}

/** With too few blocks a pair is no test, and stands in no family: null. */
function testsOf(pairs: readonly (readonly Paired[])[], alpha: number): readonly (Test | null)[] {
  const ps = pairs.map((telling) => (telling.length < leastBlocks ? null : ratioP(telling)));
  const family = ps.filter((p) => p !== null);
  const adjusted = holm(family).map((p) => Math.min(1, (p * wholeLevel) / alpha));
  const levels = holmLevels(family, alpha);
  let next = 0;
  return ps.map((p) => (p === null ? null : { p, adjusted: adjusted[next]!, level: levels[next++]! }));
}

/** Every block that has both. One whose observation ended too early takes the other with it: neither is known to have come by then. */
export function pairsOf(
  own: readonly RepeatValue[],
  reference: readonly RepeatValue[],
  window: number,
): readonly Paired[] {
  const time = ({ value, resolution }: RepeatValue): number => Math.max(leastTime, resolution, value);
  return own.flatMap((value) => {
    const other = reference.find((one) => one.block === value.block);
    if (other === undefined) return [];
    const both = [value, other];
    const until = Math.min(window, ...both.flatMap((one) => (one.seen ? [] : [one.value])));
    const [mine, its] = both.map((one) => (one.seen && time(one) <= until ? time(one) : Number.POSITIVE_INFINITY));
    return [{ own: mine!, reference: its!, window: until }];
  });
}

/** Where neither came the block speaks for nobody. */
export const isTelling = ({ own, reference }: Paired): boolean => Number.isFinite(own) || Number.isFinite(reference);
