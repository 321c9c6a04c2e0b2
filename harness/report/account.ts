/** What became of an experiment in two lines, noticed and healed, the same in every text format. */
import type { ExperimentAnalysis, ProbeReading, ServiceReading } from '../model/analysis.ts';
import { actionWord, isHeld } from '../model/fault.ts';
import type { DurationRange } from '../model/time.ts';
import { milliseconds } from '../model/time.ts';
import { formatDuration, formatMeasured, formatRange } from './format.ts';
import { heldClaim, impactedProbes, recoveryOf, speakingProbe, watchedService } from './subject.ts';

/** A figure and the words after it: `9.1 s ± 0.02 s`, `by the engine (predicted 5.1 … 11.4 s)`. */
export interface Line {
  readonly figure: string;
  readonly words: string;
}

export interface Account {
  readonly noticed: Line;
  readonly healed: Line;
}

/** Impact within this time of the injection is at once, for a person. */
const AT_ONCE_MS = 100;

const predicted = (bounds: DurationRange | null): string =>
  bounds === null ? '' : ` (predicted ${formatRange(bounds)})`;

/** When users first saw it, and for how long the engine thought all was well meanwhile. */
function usersSaw(experiment: ExperimentAnalysis, service: ServiceReading): string {
  const first = experiment.probes
    .filter((one) => one.kind === 'http')
    .map((one) => one.impact)
    .filter((one) => one.seen)
    .toSorted((one, other) => one.at - other.at)[0];
  if (first === undefined) return 'no user saw it';
  const when = first.time.value <= AT_ONCE_MS ? 'at once' : `after ${formatDuration(first.time.value)}`;
  const blind = service.blind !== null && service.blind > 0 ? `: blind for ${formatDuration(service.blind)}` : '';
  return `users saw it ${when}${blind}`;
}

function noticed(experiment: ExperimentAnalysis): Line {
  const service = watchedService(experiment);
  if (service === undefined) return { figure: 'unknown', words: 'nothing was seen of the service' };
  const { detection } = service;
  if (detection.seen) {
    const words = `by the engine${predicted(experiment.prediction.detection)}; ${usersSaw(experiment, service)}`;
    return { figure: formatMeasured(detection.time), words };
  }
  const expected = heldClaim(experiment, 'isNotDetected', service.service) ? ', as expected' : '';
  const failing = impactedProbes(experiment).map((one) => one.downtime);
  const users =
    failing.length === 0
      ? 'no user saw it either'
      : `users were failing for ${formatDuration(milliseconds(Math.max(...failing)))}`;
  return { figure: 'never', words: `by the engine${expected}: ${users}` };
}

/** What ended the fault, in words that follow a time. */
function since(experiment: ExperimentAnalysis): string {
  const { endedBy } = experiment;
  if (endedBy === null) return 'for users';
  return endedBy === 'revert' ? 'after the fault was reverted' : `after the operator's ${actionWord(endedBy)}`;
}

/** Whose eyes saw it, where several probes were hurt and one speaks for them. */
const seenBy = (experiment: ExperimentAnalysis, speaking: ProbeReading): string =>
  impactedProbes(experiment).length > 1 ? `, seen by ${speaking.probe}` : '';

function healthAgain(experiment: ExperimentAnalysis): string {
  const service = watchedService(experiment);
  if (service === undefined || !service.detection.seen) return '';
  const recovery = recoveryOf(service);
  return recovery.seen
    ? `; healthy again after ${formatMeasured(recovery.time)}`
    : `; not healthy again in ${formatDuration(recovery.until)}`;
}

function healed(experiment: ExperimentAnalysis): Line {
  const speaking = speakingProbe(experiment);
  const service = watchedService(experiment);
  const unhealed =
    service !== undefined && isHeld(experiment.fault) && heldClaim(experiment, 'doesNotRecover', service.service)
      ? '; not by the engine, as expected'
      : '';
  if (speaking === undefined)
    return { figure: 'no need', words: `no probe saw a bad answer${healthAgain(experiment)}` };
  const recovery = recoveryOf(speaking);
  if (!recovery.seen) {
    return { figure: 'never', words: `in ${formatDuration(recovery.until)} for users${healthAgain(experiment)}` };
  }
  const bounds = predicted(experiment.prediction.userRecovery);
  return {
    figure: formatMeasured(recovery.time),
    words: `${since(experiment)}${seenBy(experiment, speaking)}${bounds}${healthAgain(experiment)}${unhealed}`,
  };
}

/** The two lines of an experiment whose fault landed; null where nothing was injected. */
export function accountFor(experiment: ExperimentAnalysis): Account | null {
  if (experiment.window === null || experiment.landing !== 'applied') return null;
  return { noticed: noticed(experiment), healed: healed(experiment) };
}
