/** Every variant against the reference: what was decided, how much it would take to decide more, and in a sentence. */
import type { Pair, VariantMeasure } from '../model/comparison.ts';
import type { ComparisonPlan, Measure } from '../model/comparison-plan.ts';
import type { VariantName } from '../model/variant.ts';
import { detectableRatio } from '../statistics/power.ts';
import { relativeSpread } from '../statistics/ratio.ts';
import { type DecidedPair, decidePairs } from './decide-pairs.ts';
import { neededBlocks } from './needed.ts';
import { pairSentence } from './pair-sentence.ts';

/**
 * `alpha`: the level of the interim analysis that was reached. `causes`: what is said of variants that did not get steady; one that
 * never did is worse than any that did, if that is no chance.
 */
export function comparePairs(
  measure: Measure,
  variants: readonly VariantMeasure[],
  plan: Pick<ComparisonPlan, 'reference' | 'same'>,
  alpha: number,
  causes: ReadonlyMap<VariantName, string> = new Map(),
  shaky: ReadonlyMap<VariantName, number> = new Map(),
): readonly Pair[] {
  const decided = decidePairs(measure, variants, plan, alpha, shaky);
  return decided.map((one) => {
    const open = one.unsteady ? { detectable: null, needed: null } : openness(one, plan, alpha, decided.length);
    const pair = { ...one.pair, ...open };
    return { ...pair, sentence: pairSentence(pair, measure, one.own, one.reference, causes) };
  });
}

/** What so many blocks would show, and how many it would take to tell. */
function openness(
  { pair, telling, located }: DecidedPair<VariantMeasure>,
  { same }: Pick<ComparisonPlan, 'same'>,
  alpha: number,
  pairs: number,
): Pick<Pair, 'detectable' | 'needed'> {
  const spread = relativeSpread(telling, located.value);
  const least = spread === null ? null : detectableRatio(spread, telling.length, alpha / pairs);
  const open = { ratio: located.value, spread, blocks: pair.blocks, telling, pairs, same };
  return {
    detectable: least !== null && Number.isFinite(least) ? least : null,
    needed: pair.word === 'cannot tell' ? neededBlocks(open) : null,
  };
}
