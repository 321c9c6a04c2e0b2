/** What became of an experiment in two or three lines, noticed, degraded and healed, the same in every text format. */
import { stateText } from '../analysis/readings/end-state.ts';
import { measuredText, observedText } from '../analysis/words/figures.ts';
import { relapseText, usersWords } from '../analysis/words/relapse-text.ts';
import { backOf, impactedProbes, recoveryOf, speakingProbe } from '../analysis/words/speaking.ts';
import { operatorsWord } from '../model/action-label.ts';
import type { ExperimentAnalysis, Measured, Observed, ProbeReading, ServiceReading } from '../model/analysis.ts';
import type { Bound } from '../model/bound.ts';
import { countText, listText } from '../model/count-text.ts';
import { secondsText } from '../model/duration-text.ts';
import { isHeld } from '../model/fault-traits.ts';
import type { PredictedTime } from '../model/plan.ts';
import { isUserProbe } from '../model/probe-traits.ts';
import type { Duration } from '../model/time.ts';
import { formatBound } from './format.ts';
import { faultEnd, heldClaim, watchedService } from './subject.ts';

/** A figure and the words after it: `9.1 s ± 0.02 s`, `by the engine (predicted 5.1 … 11.4 s)`. */
export interface AccountLine {
  readonly figure: string;
  readonly words: string;
}

export interface Account {
  readonly noticed: AccountLine;
  /** What users were given in place of good answers, where that was degraded answers; the probe with most of them. Null: no such. */
  readonly degraded: AccountLine | null;
  readonly healed: AccountLine;
}

/** Each line with the verb before it, in order. */
export const accountLines = ({ noticed, degraded, healed }: Account): readonly (readonly [string, AccountLine])[] => [
  ['noticed', noticed],
  ...(degraded === null ? [] : [['users', degraded] as const]),
  ['healed', healed],
];

/** Impact within this time of the injection is at once, for a person. */
const AT_ONCE_MS = 100;

const predicted = (bounds: Bound | null): string => (bounds === null ? '' : ` (predicted ${formatBound(bounds)})`);

/** What was not seen in the time it was watched for; never, where the settings rule it out. */
const unseen = ({ prediction }: ExperimentAnalysis, time: PredictedTime, until: Duration): string =>
  prediction.never?.includes(time) === true ? 'never' : `not within ${secondsText(until)}`;

/** When users first saw it, and for how long the engine thought all was well meanwhile. */
function usersSaw(experiment: ExperimentAnalysis, service: ServiceReading): string {
  const first = experiment.probes
    .filter(isUserProbe)
    .map((one) => one.impact)
    .filter((one) => one.seen)
    .toSorted((one, other) => one.at - other.at)[0];
  if (first === undefined) return 'no user saw it';
  const when = first.time.value <= AT_ONCE_MS ? 'at once' : `after ${secondsText(first.time.value)}`;
  const { blind } = service;
  const blindFor = blind !== null && blind.value > blind.resolution ? `: blind for ${measuredText(blind)}` : '';
  return `users saw it ${when}${blindFor}`;
}

function noticed(experiment: ExperimentAnalysis): AccountLine {
  const service = watchedService(experiment);
  if (service === undefined) return { figure: 'unknown', words: 'nothing was seen of the service' };
  const { detection } = service;
  if (detection.seen) {
    const what = `${service.service} ${service.detectedAs === 'unhealthy' ? 'is unhealthy' : 'died'}`;
    const words = `by the engine: ${what}${predicted(experiment.prediction.detection)}; ${usersSaw(experiment, service)}`;
    return { figure: measuredText(detection.time), words };
  }
  if (detection.censoredBy === 'unseen') {
    const words = `whether the engine noticed ${service.service}: its events were lost after ${secondsText(detection.until)}`;
    return { figure: 'not known', words };
  }
  const expected = heldClaim(experiment, 'isNotDetected', service.service) ? ', as expected' : '';
  const [longest] = impactedProbes(experiment).toSorted((one, other) => other.downtime.value - one.downtime.value);
  const users = longest === undefined ? 'no user saw it either' : `${longest.probe} ${hurtText(longest)}`;
  const figure = unseen(experiment, 'detection', detection.until);
  return { figure, words: `by the engine, of ${service.service}${expected}: ${users}` };
}

function hurtText({ downtime, degraded }: ProbeReading): string {
  if (degraded === null) return `was failing for ${measuredText(downtime)} in all`;
  const failing = downtime.value === 0 ? '' : ` and failing for ${measuredText(downtime)}`;
  return `was degraded for ${measuredText(degraded.time)}${failing} in all`;
}

/** `10.1 s ± 0.02 s`, `degraded: 503 within 0.04 s at the 99th percentile, 0 of 505 hung`. */
function degradedLine(experiment: ExperimentAnalysis): AccountLine | null {
  const seen = experiment.probes
    .flatMap(({ probe, degraded }) => (degraded === null ? [] : [{ probe, degraded }]))
    .toSorted((one, other) => other.degraded.time.value - one.degraded.time.value);
  const [most] = seen;
  if (most === undefined) return null;
  const { time, statuses, p99, amiss, hung } = most.degraded;
  const what = statuses.length === 0 ? 'answered' : listText(statuses.map(String), 'or');
  const whose = seen.length > 1 ? `, seen by ${most.probe}` : '';
  const words = `degraded${whose}: ${what} within ${secondsText(p99)} at the 99th percentile, ${countText(hung)} of ${countText(amiss)} hung`;
  return { figure: measuredText(time), words };
}

/** What ended the fault, in words that follow a time. */
function sinceEnd(experiment: ExperimentAnalysis): string {
  const { endedBy } = experiment;
  if (endedBy === null) return 'for users';
  return endedBy === 'revert'
    ? 'after the fault was reverted'
    : `after the operator's ${operatorsWord(endedBy, experiment.fault)}`;
}

/** Whose eyes saw it, where several probes were hurt and one speaks for them. */
const seenBy = (experiment: ExperimentAnalysis, speaking: ProbeReading): string =>
  impactedProbes(experiment).length > 1 ? `, seen by ${speaking.probe}` : '';

function healthAgain(experiment: ExperimentAnalysis): string {
  const service = watchedService(experiment);
  if (service === undefined || !service.detection.seen) return '';
  const [recovery, well] = [recoveryOf(service), service.checked ? 'healthy' : 'running'];
  if (service.relapse !== null) {
    const words = {
      back: `${well} again`,
      fell: 'failed again',
      down: `was ${stateText(service.replicas, experiment.span.to)}`,
    };
    return `; ${relapseText(recovery, service.relapse, faultEnd(experiment), words)}`;
  }
  if (recovery.seen) return `; ${well} again after ${measuredText(recovery.time)}`;
  if (recovery.censoredBy === 'ended') return `; not ${well} again within ${secondsText(recovery.until)}`;
  return `; ${well} again ${observedText(recovery)}`;
}

/** A bad answer within the one percent came so late that it was not seen to be good for good. */
function relapse({ until, censoredBy }: Extract<Observed, { readonly seen: false }>): string {
  switch (censoredBy) {
    case 'ended':
      return `, but not for good within ${secondsText(until)}`;
    case 'unproved':
      return `, failed again, and was good after ${secondsText(until)}, not seen to last`;
    case 'unseen':
      return ', for good it is not known';
  }
}

/** Where a bad answer came after it was served again: when the last of them ended. */
function forGood({ forGood, residualForGood }: ProbeReading, served: Measured): string {
  const last = residualForGood ?? forGood;
  if (!last.seen) return relapse(last);
  // Who was held is served when the answer comes, which may be after the last bad one.
  const later = last.time.value - served.value > last.time.resolution;
  return later ? `, for good after ${measuredText(last.time)}` : '';
}

/** Back, and then not: what is reported first is whether it was stable again. */
function relapsed(experiment: ExperimentAnalysis, speaking: ProbeReading): AccountLine {
  const back = backOf(speaking);
  const text = relapseText(
    recoveryOf(speaking),
    speaking.relapse!,
    faultEnd(experiment),
    usersWords(speaking.downtime.value > 0, speaking.degraded !== null),
  );
  const figure = back.seen ? measuredText(back.time) : back.censoredBy === 'ended' ? 'relapsed' : 'not known';
  const whose = seenBy(experiment, speaking).replace(/^, /, '');
  return { figure, words: `${whose === '' ? '' : `${whose}: `}${text}${healthAgain(experiment)}` };
}

/** The stack came back by itself, and did not wait for the remedy. */
const healedBefore = ({ recovery }: ProbeReading, { window }: ExperimentAnalysis): boolean =>
  recovery.seen && window !== null && recovery.at < window.certain.to;

function healed(experiment: ExperimentAnalysis): AccountLine {
  const speaking = speakingProbe(experiment);
  const service = watchedService(experiment);
  const unhealed =
    service !== undefined && isHeld(experiment.fault) && heldClaim(experiment, 'doesNotRecover', service.service)
      ? '; not by the engine, as expected'
      : '';
  if (speaking === undefined)
    return { figure: 'no need', words: `no probe saw a bad answer${healthAgain(experiment)}` };
  if (speaking.relapse !== null) return relapsed(experiment, speaking);
  const remedied = experiment.endedBy !== null && !isHeld(experiment.fault);
  if (remedied && healedBefore(speaking, experiment)) {
    const words = `for users, before the ${sinceEnd(experiment).replace('after the ', '')}`;
    return { figure: observedText(speaking.recovery), words: `${words}${healthAgain(experiment)}` };
  }
  const recovery = recoveryOf(speaking);
  const down = experiment.lasting.some((one) => one.type === 'probe' && one.name === speaking.probe);
  if (!recovery.seen && (down || recovery.censoredBy === 'ended')) {
    const figure = unseen(experiment, 'userRecovery', recovery.until);
    const since = remedied ? sinceEnd(experiment) : 'for users';
    const watched = figure === 'never' ? `, not within ${secondsText(recovery.until)}` : '';
    return { figure, words: `${since}${seenBy(experiment, speaking)}${watched}${healthAgain(experiment)}` };
  }
  if (!recovery.seen) {
    return {
      figure: 'not known',
      words: `for users${seenBy(experiment, speaking)}: ${observedText(recovery)}${healthAgain(experiment)}`,
    };
  }
  const bounds = predicted(experiment.prediction.userRecovery);
  return {
    figure: measuredText(recovery.time),
    words: `${sinceEnd(experiment)}${seenBy(experiment, speaking)}${bounds}${forGood(speaking, recovery.time)}${healthAgain(experiment)}${unhealed}`,
  };
}

/** The lines of an experiment whose fault landed; null where nothing was injected, or into a stack that was not steady before. */
export function accountFor(experiment: ExperimentAnalysis): Account | null {
  if (experiment.window === null || experiment.landing !== 'applied') return null;
  if (experiment.inconclusive?.code === 'R301') return null;
  return { noticed: noticed(experiment), degraded: degradedLine(experiment), healed: healed(experiment) };
}
