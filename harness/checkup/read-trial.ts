/** What a check made of a fault, read from the run in which it was tried. */
import type { EventIndex } from '../analysis/event-index.ts';
import type { EffectiveSettings } from '../analysis/readings/effective-settings.ts';
import type { ExperimentAnalysis } from '../model/analysis.ts';
import type { CheckTrial } from '../model/checkup.ts';
import type { Failure } from '../model/failure.ts';
import type { Measured, Observed } from '../model/measured.ts';
import type { Plan } from '../model/plan.ts';
import { type Duration, milliseconds } from '../model/time.ts';
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

/** `stretched`: as the windows say. */
export function readTrial(trial: PlannedTrial, run: TriedRun, stretched: Duration | null): CheckTrial {
  const { service, kind, dependency, name } = trial;
  const analysis = run.experiments.find((one) => one.name === name);
  const reading = analysis?.services.find((one) => one.service === service);
  const users = analysis?.probes.find((one) => one.probe === service) ?? null;
  const unknown = analysis === undefined ? 'the run ended before' : unknownOf(analysis, trial);
  const red: Observed = reading?.detection ?? { seen: false, until: milliseconds(0), censoredBy: 'ended' };
  const redAs = reading?.detectedAs ?? null;
  const probe = run.plan.probes[service];
  const tried = unknown === null;
  // Red after users were served again is the next run of the check, which follows from its interval.
  const isHurt = users !== null && isSure(users.downtime);
  return {
    ...{ kind, dependency, run: run.folder, experiment: name, unknown },
    held: trial.experiment.hold,
    red,
    redAs,
    stretched: red.seen && redAs === 'unhealthy' ? stretched : null,
    usersDown: tried ? (users?.downtime ?? null) : null,
    blind: tried ? (reading?.blind ?? null) : null,
    wolf: tried && !isHurt ? (reading?.falseAlarm ?? null) : null,
    late: tried && isHurt ? (reading?.falseAlarm ?? null) : null,
    callers: tried ? callersOf(analysis!, run.plan, service) : [],
    timeline: checkTimeline(run.eventIndex, run.settings, {
      service,
      span: analysis?.span ?? { from: 0 as never, to: 0 as never },
      fault: analysis?.window?.possible ?? null,
      probe: probe === undefined ? null : { name: service, probe },
    }),
  };
}

export const isSure = ({ value, resolution }: Measured): boolean => value > resolution;

/** Whether the fault itself landed is what counts: that nobody showed it is what a blind check is about. */
function unknownOf(
  { landing, proof, inconclusive }: ExperimentAnalysis,
  { kind, dependency }: PlannedTrial,
): string | null {
  if (landing === 'not tried') return reasonText(inconclusive) ?? 'it was not tried';
  if (landing === 'rejected') return proof;
  if (landing === 'unknown') return `it is not known whether it happened: ${proof}`;
  if (inconclusive === null) return null;
  if (inconclusive.code !== 'R317') return inconclusive.message;
  return kind === 'dependency cut' ? `nothing was sent to ${dependency} meanwhile` : null;
}

const reasonText = (failure: Failure | null): string | null => failure?.message ?? null;

const callersOf = ({ probes }: ExperimentAnalysis, plan: Plan, own: string): CheckTrial['callers'] =>
  probes.flatMap(({ probe, downtime }) => {
    const service = plan.probes[probe]?.service;
    return service === undefined || service === own || !isSure(downtime) ? [] : [{ service, down: downtime }];
  });
