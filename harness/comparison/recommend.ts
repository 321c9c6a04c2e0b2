/** What to change: the smallest change that is good enough. */

import type { ComposeFile } from '../compose-file/compose-file.ts';
import type { Estimate, MeasureResult, Recommendation, VariantResult } from '../model/comparison.ts';
import type { ComparisonPlan, Measure } from '../model/comparison-plan.ts';
import { medianValue, perHourText } from '../model/estimate-text.ts';
import { verb } from '../model/quantity-words.ts';
import { predictedRange } from './bands.ts';
import type { MeasuredRun } from './measured-run.ts';
import { meetsObjective } from './objective.ts';
import { patchFor } from './patch.ts';
import { readValue } from './read-value.ts';
import { summarise } from './summarise.ts';
import { named } from './words.ts';

export interface RecommendInput {
  readonly plan: ComparisonPlan;
  readonly variants: readonly VariantResult[];
  readonly measures: readonly MeasureResult[];
  readonly composeFile: ComposeFile | null;
  readonly runs: readonly MeasuredRun[];
}

/**
 * Among those that meet the objective (without one: that are better in the headline than the reference, and raise no more
 * false alarms) the one with the fewest changes, then the lowest price, then the best headline. Null: there is none.
 */
export function recommend(input: RecommendInput): Recommendation | null {
  const { plan, variants, measures, composeFile, runs } = input;
  const result =
    plan.objective === null ? measures[0] : measures.find((one) => one.measure.quantity === plan.objective!.quantity);
  if (result === undefined) return null;
  const candidates = variants.filter((one) => isGood(one, input, result)).sort((a, b) => order(a, b, result));
  const best = candidates[0];
  if (best === undefined) return null;
  const variant = plan.variants.find((one) => one.name === best.variant)!;
  const reference = plan.variants.find((one) => one.name === plan.reference)!;
  const measured = medianOf(best, result);
  return {
    variant: best.variant,
    because: becauseOf(best, input, result),
    patch: variant === reference || composeFile === null ? null : patchFor(composeFile, variant),
    predicted: predictedRange(result.measure, variant, null),
    measured,
    confirmed: confirmationOf(best, plan, result.measure, runs),
  };
}

function isGood(one: VariantResult, { plan, variants }: RecommendInput, { pairs }: MeasureResult): boolean {
  if (plan.objective !== null) return one.meets === true;
  const reference = variants.find((other) => other.variant === plan.reference);
  const quiet = (one.falseAlarmPerHour ?? 0) <= (reference?.falseAlarmPerHour ?? 0);
  return quiet && pairs.some((pair) => pair.variant === one.variant && pair.word === 'better');
}

const medianOf = ({ variant }: VariantResult, { variants }: MeasureResult): Estimate | null =>
  variants.find((one) => one.variant === variant)?.median ?? null;

/** With an objective the least change wins; without one the quickest among equally small changes. */
function order(a: VariantResult, b: VariantResult, result: MeasureResult): number {
  const time = (one: VariantResult): number => medianOf(one, result)?.value ?? Number.POSITIVE_INFINITY;
  return a.changes - b.changes || (a.price?.perHour ?? 0) - (b.price?.perHour ?? 0) || time(a) - time(b);
}

function becauseOf(best: VariantResult, { plan, variants }: RecommendInput, result: MeasureResult): string {
  const { quantity, window } = result.measure;
  const [own, other] = [best.variant, plan.reference].map((name) =>
    result.variants.find((one) => one.variant === name),
  );
  const goal = plan.objective === null ? `it ${verb[quantity].does} sooner` : `it meets ${plan.objective.text}`;
  if (best.variant === plan.reference) return `${named(best.variant)} is good as it is: ${goal}.`;
  const changes = best.changes === 1 ? 'one setting' : `${best.changes} settings`;
  const effect =
    own === undefined || own.median === null || other === undefined
      ? ''
      : `, ${medianValue(own, window)} in the median against ${medianValue(other, window)}`;
  const reference = variants.find((one) => one.variant === plan.reference);
  const price =
    best.price === null || reference?.price == null
      ? ''
      : `; health checks then cost ${perHourText(best.price)} of CPU an hour instead of ${perHourText(reference.price)}`;
  return `${named(best.variant)} changes ${changes}, and ${goal}${effect}${price}.`;
}

/** The run with the patched file: it holds when it came within the objective, or within what the settings imply. */
function confirmationOf(
  best: VariantResult,
  plan: ComparisonPlan,
  measure: Measure,
  runs: readonly MeasuredRun[],
): Recommendation['confirmed'] {
  const run = runs.find((one) => one.run.role === 'confirm' && one.run.variant === best.variant);
  if (run === undefined) return null;
  const value = readValue(measure, { ...run, run: { ...run.run, block: 0 } });
  const { folder } = run.run;
  if (value === null || !value.seen) return { folder, value: null, holds: false };
  const summary = summarise(best.variant, measure, [value], null, 0);
  const variant = plan.variants.find((one) => one.name === best.variant)!;
  const band = predictedRange(measure, variant, run.analysis);
  const holds =
    plan.objective !== null ? meetsObjective(plan.objective, summary) : band === null || value.value <= band.max;
  return { folder, value: value.value, holds };
}
