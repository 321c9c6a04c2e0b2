/** A plan as text: what would happen, to whom and when, with the predicted bounds. */
import { sentenceOf } from '../analysis/sentence.ts';
import type { Expectation, JudgedIn } from '../model/expectation.ts';
import { faultLabel, isHeld } from '../model/fault.ts';
import type { Plan, PlannedExperiment, PlannedService, SkippedService } from '../model/plan.ts';
import type { Duration, DurationRange } from '../model/time.ts';
import { formatCounted, formatLongDuration, formatRange } from './format.ts';
import { probeText } from './probe-text.ts';

export function renderPlan(plan: Plan): string {
  const probes = Object.entries(plan.probes).map(([name, probe]) => `  ${name}: ${probeText(probe)}`);
  return [
    `${plan.scenario} · ${formatCounted(plan.experiments.length, 'experiment')} · windows of ${formatLongDuration(plan.windows)} · seed ${plan.seed}`,
    plan.title,
    '',
    `stack ${plan.stack.name}, in a project of its own, ports on 127.0.0.1`,
    ...plan.services.map(serviceLine),
    ...(plan.skipped ?? []).map(skippedLine),
    'probes',
    ...probes,
    ...plan.experiments.flatMap((one, index) => ['', ...experimentLines(one, startOf(plan, index), plan.probes)]),
    '',
    `at most ${formatLongDuration(plan.budget)}, then everything is undone; nothing was started`,
    '',
  ].join('\n');
}

function startOf(plan: Plan, index: number): number {
  return plan.experiments.slice(0, index).reduce((sum, one) => sum + one.baseline + (one.hold ?? 0) + one.recovery, 0);
}

const span = (length: Duration): string => `${Number((length / 1000).toFixed(2))} s`;

function serviceLine(service: PlannedService): string {
  const { health, restart } = service;
  const policy =
    restart.name === 'on-failure' && restart.maxAttempts > 0 ? `on-failure:${restart.maxAttempts}` : restart.name;
  const check =
    service.healthFrom === 'none' || health === null
      ? service.healthFrom === 'unknown'
        ? 'a health check only if its image has one'
        : 'no health check'
      : `checked every ${span(health.interval)}, ${span(health.timeout)} each, ${health.retries} in a row`;
  const count = service.replicas === 1 ? '' : ` × ${service.replicas}`;
  return `  ${service.name}${count}: ${check}; restart: ${policy}`;
}

const skippedLine = ({ name, profiles }: SkippedService): string =>
  `  ${name}: not started; of the ${profiles.length === 1 ? 'profile' : 'profiles'} ${profiles.join(', ')}`;

function experimentLines(one: PlannedExperiment, start: number, probes: Plan['probes']): readonly string[] {
  const at = (offset: number): string => `${((start + offset) / 1000).toFixed(0).padStart(5)} s`;
  const injected = one.baseline;
  const ended = injected + (one.hold ?? 0);
  const { detection, engineRecovery, userRecovery, why } = one.prediction;
  const unseen = one.fault.kind === 'pause' ? 'never' : 'not implied';
  const unhealed = isHeld(one.fault) || one.fault.kind === 'nothing' ? 'not implied' : 'never by itself';
  return [
    one.name,
    `${at(0)}  steady state for ${span(one.baseline)}`,
    `${at(injected)}  ${faultLabel(one.fault)}`,
    ...(one.hold === null ? [] : [`${at(ended)}  ${one.then === null ? 'reverted' : faultLabel(one.then)}`]),
    `${at(ended + one.recovery)}  end of recovery`,
    `         predicted: noticed by the engine ${rangeOr(detection, unseen)}; back for the engine ${rangeOr(engineRecovery, unhealed)}, for users ${rangeOr(userRecovery, 'not implied')}`,
    `         ${why}`,
    ...one.notes.map((note) => `         note: ${note}`),
    ...one.during.map((expectation) => expectationLine(expectation, 'during', one, probes)),
    ...one.after.map((expectation) => expectationLine(expectation, 'after', one, probes)),
  ];
}

const rangeOr = (range: DurationRange | null, otherwise: string): string =>
  range === null ? otherwise : `after ${formatRange(range)}`;

function expectationLine(
  expectation: Expectation,
  judged: JudgedIn,
  one: PlannedExperiment,
  probes: Plan['probes'],
): string {
  const { claim } = expectation;
  const range =
    claim.claim === 'isDetected'
      ? one.prediction.detection
      : claim.claim === 'recovers'
        ? one.prediction.engineRecovery
        : null;
  const because = expectation.because === null ? '' : `, because ${expectation.because}`;
  const known = expectation.known === null ? '' : ` (known: ${expectation.known.reason})`;
  return `         expect ${judged}: ${sentenceOf(expectation, range, probes)}${because}${known}`;
}
