/** What a check made of a fault, read from the run in which it was tried. */
import type { EventIndex } from '../analysis/event-index.ts';
import type { EffectiveSettings } from '../analysis/readings/effective-settings.ts';
import type { ExperimentAnalysis } from '../model/analysis.ts';
import type { CheckTimeline, CheckTrial, TrialKind } from '../model/checkup.ts';
import type { Measured, Observed } from '../model/measured.ts';
import type { Plan } from '../model/plan.ts';
import { type Duration, type Instant, instant, milliseconds } from '../model/time.ts';
import { checkTimeline } from './check-timeline.ts';
import type { PlannedTrial } from './trials.ts';

/** A run in which checks were tried. */
export interface TriedRun {
  /** The folder below the checkup's. */
  readonly folder: string;
  readonly plan: Plan;
  readonly experiments: readonly ExperimentAnalysis[];
  readonly eventIndex: EventIndex;
  readonly settings: EffectiveSettings;
}

/** What the kernel answers in place of a process that is frozen or has no CPU. */
const hidden: readonly TrialKind[] = ['hangs', 'short of CPU'];

/** `stretched`: as the windows say. `seesHang`: what its users ask is not answered by the kernel alone. */
export function readTrial(
  trial: PlannedTrial,
  run: TriedRun,
  { stretched, seesHang }: { readonly stretched: Duration | null; readonly seesHang: boolean },
): CheckTrial {
  const { service, kind, dependency, name } = trial;
  const analysis = run.experiments.find((one) => one.name === name);
  const reading = analysis?.services.find((one) => one.service === service);
  const users = analysis?.probes.find((one) => one.probe === service) ?? null;
  const unknown = analysis === undefined ? 'the run ended before' : unknownOf(analysis, trial);
  const red: Observed = reading?.detection ?? { seen: false, until: milliseconds(0), censoredBy: 'ended' };
  const redAs = reading?.detectedAs ?? null;
  const probe = run.plan.probes[service];
  const tried = unknown === null;
  const judged = tried && (seesHang || !hidden.includes(kind));
  // Red after users were served again is the next run of the check, which follows from its interval.
  const isHurt = users !== null && isSure(users.downtime);
  const timeline = checkTimeline(run.eventIndex, run.settings, {
    service,
    span: analysis?.span ?? { from: instant(0), to: instant(0) },
    fault: analysis?.window?.possible ?? null,
    probe: probe === undefined ? null : { name: service, probe },
  });
  return {
    ...{ kind, dependency, run: run.folder, experiment: name, unknown },
    held: trial.experiment.hold,
    red,
    redAs,
    stretched: red.seen && redAs === 'unhealthy' ? stretched : null,
    usersDown: judged ? (users?.downtime ?? null) : null,
    blind: judged ? (reading?.blind ?? null) : null,
    wolf: judged && !isHurt ? (reading?.falseAlarm ?? null) : null,
    late: judged && isHurt ? lateOf(reading?.falseAlarm ?? null, analysis?.window?.certain.to ?? null, timeline) : null,
    callers: tried ? callersOf(analysis!, run.plan, service) : [],
    timeline,
  };
}

/** Whoever asked shortly before the fault's end was answered by that: until then nobody was served, whatever answers came of it. */
function lateOf(alarm: Measured | null, end: Instant | null, { states }: CheckTimeline): Measured | null {
  if (alarm === null || end === null) return alarm;
  const red = states.filter(({ state, to }) => state === 'red' && to > end);
  const since = red.reduce((total, { from, to }) => total + to - Math.max(from, end), 0);
  return { ...alarm, value: milliseconds(Math.min(alarm.value, since)) };
}

export const isSure = ({ value, resolution }: Measured): boolean => value > resolution;

/** Whether the fault itself landed is what counts: that nobody showed it is what a blind check is about. */
function unknownOf(
  { landing, proof, inconclusive }: ExperimentAnalysis,
  { kind, dependency }: PlannedTrial,
): string | null {
  if (landing === 'not tried') return inconclusive?.message ?? 'it was not tried';
  if (landing === 'rejected') return proof;
  if (landing === 'unknown') return `it is not known whether it happened: ${proof}`;
  if (inconclusive === null) return null;
  if (inconclusive.code !== 'R317') return inconclusive.message;
  return kind === 'dependency cut' ? `nothing was sent to ${dependency} meanwhile` : null;
}

const callersOf = ({ probes }: ExperimentAnalysis, plan: Plan, own: string): CheckTrial['callers'] =>
  probes.flatMap(({ probe, downtime }) => {
    const service = plan.probes[probe]?.service;
    return service === undefined || service === own || !isSure(downtime) ? [] : [{ service, down: downtime }];
  });
