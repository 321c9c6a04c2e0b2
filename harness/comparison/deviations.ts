/** Repeats that lay outside of what their settings imply, and the part of the timeline that owns it. */
import type { Evidence, ExperimentAnalysis } from '../model/analysis.ts';
import type { Deviation, RepeatValue } from '../model/comparison.ts';
import type { ComparisonPlan, Measure } from '../model/comparison-plan.ts';
import { secondsText } from '../model/duration-text.ts';
import { bandText } from '../model/estimate-text.ts';
import { type DurationRange, milliseconds } from '../model/time.ts';
import type { Variant } from '../model/variant.ts';
import { type AttributedPart, attribute } from './attribution.ts';
import { predictedRange } from './bands.ts';
import type { MeasuredRun } from './measured-run.ts';
import { named } from './words.ts';

export function deviationsOf(
  plan: ComparisonPlan,
  measure: Measure,
  runs: readonly MeasuredRun[],
  values: ReadonlyMap<string, RepeatValue>,
): readonly Deviation[] {
  return runs.flatMap((run) => {
    const value = values.get(run.run.folder);
    const variant = plan.variants.find((one) => one.name === run.run.variant);
    if (value === undefined || variant === undefined) return [];
    const predicted = predictedRange(measure, variant, run.analysis);
    return predicted !== null && isOutside(value, predicted)
      ? [deviation(measure, run, value, variant, predicted)]
      : [];
  });
}

/** Not even within its own resolution; what had not come by the end is outside where it should have. */
export function isOutside({ seen, value, resolution }: RepeatValue, { min, max }: DurationRange): boolean {
  if (!seen) return value > max;
  return value - resolution > max || value + resolution < min;
}

function deviation(
  measure: Measure,
  { run, analysis }: MeasuredRun,
  { block, seen, value }: RepeatValue,
  variant: Variant,
  predicted: DurationRange,
): Deviation {
  const one = analysis.experiments.find((each) => each.name === measure.experiment)!;
  const slices = attribute(measure, one, variant);
  const worst = slices.reduce<AttributedPart | null>(
    (most, slice) => (most === null || excess(slice) > excess(most) ? slice : most),
    null,
  );
  const part = worst?.part ?? 'detection';
  const took = worst === null ? value : milliseconds(worst.to - worst.from);
  const came = seen ? secondsText(value) : `more than ${secondsText(value)}`;
  const bounds = bandText(predicted);
  return {
    variant: variant.name,
    measure,
    block,
    folder: run.folder,
    measured: value,
    predicted,
    part,
    took,
    allowed: worst?.allowed ?? null,
    evidence: worst === null ? [] : evidenceIn(one, worst),
    sentence: `${named(variant.name)}, block ${block + 1}: ${came}, and its settings imply ${bounds}; ${part} took ${secondsText(took)}.`,
  };
}

/** How far outside of what the part is allowed, either way. */
const excess = ({ from, to, allowed }: AttributedPart): number =>
  allowed === null ? 0 : Math.max(to - from - allowed.max, allowed.min - (to - from), 0);

const evidenceIn = (one: ExperimentAnalysis, { from, to }: AttributedPart): readonly Evidence[] =>
  one.story.filter(({ at }) => at >= from && at <= to);
