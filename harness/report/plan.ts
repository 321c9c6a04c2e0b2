/** A plan as text: what would happen, to whom and when, with the predicted bounds. */
import { impliedBy } from '../analysis/judge/implied.ts';
import { sentenceOf } from '../analysis/words/sentence.ts';
import { actionLabel } from '../model/action-label.ts';
import type { Bound } from '../model/bound.ts';
import { listText, plural, wordFor } from '../model/count-text.ts';
import { longText, secondsText, stopwatchText } from '../model/duration-text.ts';
import type { Expectation, JudgedIn } from '../model/expectation.ts';
import { faultsLast } from '../model/fault-facts.ts';
import { faultLabel } from '../model/fault-traits.ts';
import type { Plan, PlannedExperiment, PlannedService, PredictedTime, SkippedService } from '../model/plan.ts';
import { probeText } from '../model/probe-traits.ts';
import { restartText } from '../model/settings.ts';
import { networkText } from '../model/shared-namespaces.ts';
import type { Stack } from '../model/stack.ts';
import { changeLine, changeTexts } from './changes-text.ts';
import { formatBound } from './format.ts';
import { attachedText, healerLines } from './targets.ts';

export function renderPlan(plan: Plan): string {
  const probes = Object.entries(plan.probes).map(([name, probe]) => `  ${name}: ${probeText(probe)}`);
  return [
    `${plan.scenario} · ${plural(plan.experiments.length, 'experiment')} · windows of ${longText(plan.windows)} · seed ${plan.seed}`,
    plan.title,
    '',
    ...(plan.attached === undefined ? [stackLine(plan.stack)] : [attachedText(plan), ...healerLines(plan.attached)]),
    ...plan.services.map((one) => serviceLine(one, plan.services)),
    ...(plan.skipped ?? []).map(skippedLine),
    ...changedLines(plan),
    'probes',
    ...probes,
    ...Object.entries(plan.invariants ?? {}).map(
      ([name, probe]) =>
        `  ${name}: ${probeText(probe).replace(/, [\d.]+\/s.*$/, '')}, once before each fault and once after`,
    ),
    ...plan.experiments.flatMap((one, index) => ['', ...experimentLines(one, startOf(plan, index), plan.probes)]),
    '',
    ...freshLines(plan),
    `at most ${longText(plan.budget)}, then everything is undone; nothing was started`,
    '',
  ].join('\n');
}

/** What is not the usual way. */
function freshLines({ attached, fresh, experiments }: Plan): readonly string[] {
  if (fresh === 'when broken' || experiments.length < 2 || attached !== undefined) return [];
  const when =
    fresh === 'always'
      ? 'created again before each experiment'
      : 'never created again, however an experiment leaves it';
  return [`the stack is ${when}`];
}

function stackLine({ name, compose, lookup }: Stack): string {
  const { count = compose.length } = typeof lookup === 'object' ? lookup : {};
  const taken = typeof lookup === 'object' ? ', as `docker compose up` takes it' : '';
  const merged = compose.slice(count);
  const more = merged.length === 0 ? '' : `, with ${merged.join(', ')} merged`;
  return `stack ${name}, from ${listText(compose.slice(0, count))}${taken}${more}`;
}

/** Nothing where it was not determined. */
const changedLines = ({ changes = [] }: Plan): readonly string[] =>
  changes.length === 0 ? [] : ['changed for the run', ...changeTexts(changes).map((one) => `  ${changeLine(one)}`)];

function startOf(plan: Plan, index: number): number {
  return plan.experiments.slice(0, index).reduce((sum, one) => sum + one.baseline + faultsLast(one) + one.recovery, 0);
}

function serviceLine(service: PlannedService, services: Plan['services']): string {
  const { health, restart } = service;
  const check =
    service.healthFrom === 'none' || health === null
      ? service.healthFrom === 'unknown'
        ? 'a health check only if its image has one'
        : 'no health check'
      : `checked every ${secondsText(health.interval)}, ${secondsText(health.timeout)} each, ${health.retries} in a row`;
  const count = service.replicas === 1 ? '' : ` × ${service.replicas}`;
  return `  ${service.name}${count}: ${check}; restart: ${restartText(restart)}${oneShotText(service)}${sharedText(service, services)}`;
}

function sharedText({ name, shares }: PlannedService, services: Plan['services']): string {
  const network = networkText(name, services);
  const pid = shares?.pid?.is === 'service' ? `; among the processes of ${shares.pid.name}` : '';
  return (network === null ? '' : `; ${network}`) + pid;
}

function oneShotText({ oneShot }: PlannedService): string {
  if (oneShot === undefined) return '';
  return oneShot === 'awaited'
    ? '; one-shot: others wait for it to end with 0, and then it is done'
    : '; one-shot if it ends with 0: then it is done, not down';
}

const skippedLine = ({ name, profiles }: SkippedService): string =>
  `  ${name}: not started; of the ${wordFor(profiles.length, 'profile')} ${profiles.join(', ')}`;

function experimentLines(one: PlannedExperiment, start: number, probes: Plan['probes']): readonly string[] {
  const at = (offset: number): string => stopwatchText(start + offset).padStart(7);
  const injected = one.baseline;
  const { detection, engineRecovery, userRecovery, why } = one.prediction;
  const noBound = (time: PredictedTime): string =>
    one.prediction.never?.includes(time) !== true ? 'not implied' : time === 'detection' ? 'never' : 'never by itself';
  return [
    one.name,
    `${at(0)}  steady state for ${secondsText(one.baseline)}`,
    ...faultLines(one).map(([offset, text]) => `${at(injected + offset)}  ${text}`),
    `${at(injected + faultsLast(one) + one.recovery)}  end of recovery`,
    `         predicted by the settings: noticed by the engine ${boundOr(detection, noBound('detection'))}; back for the engine ${boundOr(engineRecovery, noBound('engineRecovery'))}, for users ${boundOr(userRecovery, noBound('userRecovery'))}`,
    `         ${why}`,
    ...one.notes.map((note) => `         note: ${note}`),
    ...one.during.map((expectation) => expectationLine(expectation, 'during', one, probes)),
    ...one.after.map((expectation) => expectationLine(expectation, 'after', one, probes)),
  ];
}

/** What is done, and when after the first injection, milliseconds; in order. */
function faultLines(one: PlannedExperiment): readonly (readonly [number, string])[] {
  const { fault, hold, then, second } = one;
  const lines: [number, string][] = [[0, faultLabel(fault)]];
  const reverted = second === undefined ? 'reverted' : 'the first is reverted';
  if (hold !== null) lines.push([hold, then === null ? reverted : actionLabel(then, fault)]);
  if (second !== undefined) {
    lines.push([second.after, `second: ${faultLabel(second.fault)}`]);
    if (second.hold !== null) lines.push([second.after + second.hold, 'the second is reverted']);
  }
  return lines.toSorted(([a], [b]) => a - b);
}

const boundOr = (bound: Bound | null, otherwise: string): string =>
  bound === null ? otherwise : `after ${formatBound(bound)}`;

function expectationLine(
  expectation: Expectation,
  judged: JudgedIn,
  one: PlannedExperiment,
  probes: Plan['probes'],
): string {
  const because = expectation.because === null ? '' : `, because ${expectation.because}`;
  const known = expectation.known === null ? '' : ` (known: ${expectation.known.reason})`;
  return `         expect ${judged}: ${sentenceOf(expectation, impliedBy(expectation, judged, one, probes), probes)}${because}${known}`;
}
