/** What is known of each variant beside its times: price, alarms, restarts. */
import type { ExperimentAnalysis, ServiceReading } from '../model/analysis.ts';
import type { CampaignRun } from '../model/campaign-run.ts';
import type { MeasureResult, VariantResult } from '../model/comparison.ts';
import type { ComparisonPlan, Measure } from '../model/comparison-plan.ts';
import { type Duration, milliseconds } from '../model/time.ts';
import type { Variant } from '../model/variant.ts';
import type { MeasuredRun } from './measured-run.ts';
import { steadinessOf } from './never-steady.ts';
import { meetsObjective } from './objective.ts';
import { markFront } from './pareto.ts';
import { priceOf } from './price.ts';

export function variantResults(
  plan: ComparisonPlan,
  runs: readonly MeasuredRun[],
  unsteady: readonly CampaignRun[],
  measures: readonly MeasureResult[],
): readonly VariantResult[] {
  const headline = plan.measures[0];
  // What the engine sees has no probe of its own: users are those of the next measure that has one.
  const users = plan.measures.find((one) => one.experiment === headline?.experiment && one.probe !== null)?.probe;
  const results = plan.variants.map((variant): VariantResult => {
    const repeats = runs.filter(({ run }) => run.role === 'repeat' && run.variant === variant.name);
    const ones = headline === undefined ? [] : repeats.flatMap((run) => experimentOf(run, headline) ?? []);
    const services = headline === undefined ? [] : ones.flatMap((one) => serviceIn(one, headline) ?? []);
    const downtimes = ones.flatMap((one) => one.probes.find(({ probe }) => probe === users)?.downtime.value ?? []);
    return {
      variant: variant.name,
      settings: variant.settings,
      changes: variant.changes,
      runs: repeats.length,
      unsteady: steadinessOf(variant.name, repeats, unsteady),
      price: priceOf(variant.name, runs),
      blind: meanOf(services.map((one) => one.blind?.value ?? null)),
      falseAlarm: meanOf(services.map((one) => one.falseAlarm?.value ?? null)),
      falseAlarmPerHour: falseAlarmPerHour(variant, runs),
      restarts:
        ones.length === 0 ? 0 : ones.reduce((total, one) => total + restartsIn(one, headline!), 0) / ones.length,
      downtime: meanOf(downtimes),
      meets: meets(plan, variant, measures),
      onFront: false,
    };
  });
  const marked = markFront(results, measures);
  const never = ({ unsteady, runs: steady }: VariantResult): boolean => unsteady !== null && steady === 0;
  return [...marked.filter((one) => !never(one)), ...marked.filter(never)];
}

const experimentOf = ({ analysis }: MeasuredRun, { experiment }: Measure): ExperimentAnalysis | undefined =>
  analysis.experiments.find((one) => one.name === experiment && one.inconclusive === null);

const serviceIn = (one: ExperimentAnalysis, { service }: Measure): ServiceReading | undefined =>
  one.services.find((each) => each.service === service);

/** Of those that are known; null: none is. */
function meanOf(values: readonly (Duration | null)[]): Duration | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : milliseconds(known.reduce((total, value) => total + value, 0) / known.length);
}

/** By the policy or a healer; what ends a held fault is not counted. */
function restartsIn(one: ExperimentAnalysis, measure: Measure): number {
  const service = serviceIn(one, measure);
  if (service === undefined || one.window === null) return 0;
  const { from, to } = one.window.certain;
  const until = to > from ? to : one.span.to;
  const ordered = service.replicas
    .flatMap((replica) => replica.changes)
    .filter(({ at, change }) => change.to === 'restarted' && at >= from && at < until);
  return service.restarts.length + ordered.length;
}

/** Seconds an hour in which a service was called unhealthy in the control, with nothing done to it. */
function falseAlarmPerHour(variant: Variant, runs: readonly MeasuredRun[]): Duration | null {
  const controls = runs.filter(({ run }) => run.role === 'control' && run.variant === variant.name);
  const ones = controls.flatMap(({ analysis }) => analysis.experiments);
  const length = ones.reduce((total, one) => total + (one.span.to - one.span.from), 0);
  if (length === 0) return null;
  const alarmed = ones
    .flatMap((one) => one.services.flatMap((service) => service.replicas.flatMap((replica) => replica.lane)))
    .filter((span) => span.state === 'unhealthy')
    .reduce((total, span) => total + (span.to - span.from), 0);
  return milliseconds((alarmed / length) * 3_600_000);
}

function meets({ objective }: ComparisonPlan, variant: Variant, measures: readonly MeasureResult[]): boolean | null {
  if (objective === null) return null;
  const measured = measures.filter((one) => one.measure.quantity === objective.quantity);
  const own = measured.flatMap((one) => one.variants.find((each) => each.variant === variant.name) ?? []);
  return own.length > 0 && own.every((one) => meetsObjective(objective, one));
}
