/** Whether the answer is clear enough to stop. */
import type { CampaignRun } from '../model/campaign-run.ts';
import type { Pair } from '../model/comparison.ts';
import type { ComparisonPlan, InterimAnalysis } from '../model/comparison-plan.ts';
import { decidePairs } from './decide-pairs.ts';
import type { MeasuredRun } from './measured-run.ts';
import { shakyBlocks, unsteadyRepeats, unsteadyValue } from './never-steady.ts';
import { readValue } from './read-value.ts';

/** Stops when every pair of the headline is better, worse or same at the level of that analysis. */
export function answered(
  plan: ComparisonPlan,
  runs: readonly MeasuredRun[],
  analysis: InterimAnalysis,
  rejected: readonly CampaignRun[] = [],
): { readonly stop: boolean; readonly reason: string } {
  const measure = plan.measures[0];
  if (measure === undefined) return { stop: false, reason: 'there is nothing to measure' };
  const repeats = runs.filter(({ run }) => run.role === 'repeat');
  const unsteady = unsteadyRepeats(repeats, rejected);
  const variants = plan.variants.map(({ name }) => {
    const values = repeats.filter(({ run }) => run.variant === name).flatMap((run) => readValue(measure, run) ?? []);
    const worst = unsteady.filter((run) => run.variant === name).map((run) => unsteadyValue(run, measure, plan));
    return { variant: name, repeats: [...values, ...worst] };
  });
  const decided = decidePairs(measure, variants, plan, analysis.alpha, shakyBlocks(repeats, rejected));
  const open = decided.filter(({ pair }) => isOpen(pair, analysis));
  if (open.length === 0) {
    const told = decided.every(({ pair }) => pair.word !== 'cannot tell');
    return {
      stop: true,
      reason: `every pair of the headline is ${told ? 'answered' : 'answered, or near to no difference'}`,
    };
  }
  return { stop: false, reason: `${open.length} of ${plan.variants.length - 1} pairs are still undecided` };
}

/** Whether more blocks are worth their time. */
export const isOpen = ({ word, ratio }: Pick<Pair, 'word' | 'ratio'>, { near }: InterimAnalysis): boolean =>
  word === 'cannot tell' && (near === undefined || ratio === null || ratio.value < near.min || ratio.value > near.max);

/** The level of the last interim analysis whose blocks are all there; that of the last one where all blocks are. */
export function levelReached({ looks }: Pick<ComparisonPlan, 'looks'>, blocks: number): number {
  const reached = looks.findLast((one) => one.blocks <= blocks);
  return (reached ?? looks.at(-1))?.alpha ?? 0.05;
}
