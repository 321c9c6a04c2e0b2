/** Expectations that name nobody, or that can never hold. */
import { isOfAnswers } from '../model/answer-claim.ts';
import { secondsText } from '../model/duration-text.ts';
import type { Expectation, Limit } from '../model/expectation.ts';
import { type Failure, failure } from '../model/failure.ts';
import {
  cancelsRestartPolicy,
  endsProcess,
  hasEnd,
  isControl,
  servicesStruck,
  switchesChecksOff,
} from '../model/fault-facts.ts';
import type { Plan, PlannedExperiment, PlannedService } from '../model/plan.ts';
import { isUserProbeOf } from '../model/probe-traits.ts';
import type { DurationRange } from '../model/time.ts';
import { checkAnswerClaim } from './check-answer-claims.ts';
import { unknownService } from './check-probes.ts';
import { checkOneShotSubject } from './one-shots.ts';

export function checkExpectations(one: PlannedExperiment, plan: Plan, at: string): readonly Failure[] {
  const all = [...one.during, ...one.after];
  if (all.length === 0) {
    return [
      failure('R209', 'the experiment expects nothing', { at, fix: 'add an expectation to `during` or `after`' }),
    ];
  }
  return [
    ...one.during.flatMap((expectation) => checkExpectation(expectation, one, plan, at, true)),
    ...one.after.flatMap((expectation) => checkExpectation(expectation, one, plan, at, false)),
  ];
}

function checkExpectation(
  expectation: Expectation,
  one: PlannedExperiment,
  plan: Plan,
  at: string,
  during: boolean,
): readonly Failure[] {
  const { subject } = expectation;
  if (subject.type === 'probe') {
    return subject.name in plan.probes
      ? checkProbeClaim(expectation, one, plan, at, during)
      : [unknownProbe(subject.name, plan, at)];
  }
  if (subject.type === 'load') return [];
  const service = plan.services.find((candidate) => candidate.name === subject.name);
  if (service === undefined) return [unknownService(subject.name, plan, at)];
  const ended = checkOneShotSubject(service.name, plan, at);
  return ended === null ? checkServiceClaim(expectation, one, service, plan, at, during) : [ended];
}

function checkProbeClaim(
  { claim, subject }: Expectation,
  one: PlannedExperiment,
  plan: Plan,
  at: string,
  during: boolean,
): readonly Failure[] {
  const probe = plan.probes[subject.name]!;
  const pointless = checkAnswerClaim(claim, subject.name, probe, during ? 'during' : 'after', at);
  if (pointless.length > 0) return pointless;
  if (claim.claim !== 'recovers' || claim.within !== 'predicted') return [];
  // Settings predict when users are answered again, not when an observer has seen it.
  const foreseen = one.prediction.userRecovery !== null && isUserProbeOf(probe, one.fault.target);
  if (foreseen) return [];
  return [nothingPredicted(`when ${subject.name} recovers`, at)];
}

function checkServiceClaim(
  { claim, subject }: Expectation,
  one: PlannedExperiment,
  service: PlannedService,
  plan: Plan,
  at: string,
  during: boolean,
): readonly Failure[] {
  const isTarget = service.name === one.fault.target;
  if (isOfAnswers(claim)) return [];
  switch (claim.claim) {
    case 'isDetected': {
      const blind = cannotDetect(one, service, plan, at);
      if (blind !== null) return [blind];
      return checkLimit(claim.within, isTarget ? one.prediction.detection : null, `${subject.name} is detected`, at);
    }
    case 'recovers':
      if (isTarget && one.prediction.engineRecovery === null && (during || !hasEnd(one)) && touches(one)) {
        return [
          failure('R204', `${subject.name} can never recover: ${one.prediction.why}`, { at, fix: neverRecovers(one) }),
        ];
      }
      return checkLimit(claim.within, isTarget ? one.prediction.engineRecovery : null, `${subject.name} recovers`, at);
    case 'restarts':
      if (claim.atLeast > 0 && service.restart.name === 'no') {
        return [
          failure('R204', `${subject.name} has no restart policy, so it can never be restarted by one`, {
            at,
            fix: `set restart: on-failure for it, in ${plan.stack.compose.join(', ')} or by override()`,
          }),
        ];
      }
      return [];
    case 'isNotDetected':
    case 'doesNotRecover':
    case 'isUnaffected':
    case 'fails':
    case 'staysAvailable':
    case 'keepsData':
    case 'losesData':
    case 'keepsThreshold':
    case 'isBalanced':
      return [];
  }
}

/** A control does nothing to its target, which may well fall and rise by itself. */
const touches = (one: PlannedExperiment): boolean => !isControl(one.fault);

/** Health checks see only what kills the process or fails a check; a pause switches the monitor off without an event. */
function cannotDetect(one: PlannedExperiment, service: PlannedService, plan: Plan, at: string): Failure | null {
  const { fault } = one;
  if (endsProcess(fault) && servicesStruck(fault).includes(service.name)) return null;
  if (switchesChecksOff(fault) && fault.target === service.name) {
    return failure(
      'R204',
      `${service.name} is paused, which switches its health check off: 'isDetected by engine' can never hold`,
      {
        at,
        fix: 'expect detection by a probe',
      },
    );
  }
  if (service.healthFrom !== 'none') return null;
  return failure('R204', `${service.name} has no health check, so 'isDetected by engine' can never hold`, {
    at,
    fix: `give the service a healthcheck in ${plan.stack.compose.join(', ')}, or expect detection by a probe`,
  });
}

function checkLimit(within: Limit, predicted: DurationRange | null, what: string, at: string): readonly Failure[] {
  if (within === 'predicted') return predicted === null ? [nothingPredicted(`when ${what}`, at)] : [];
  if (predicted === null || within >= predicted.min) return [];
  return [
    failure(
      'R204',
      `the settings allow no earlier than ${secondsText(predicted.min)}, so '${what} within ${secondsText(within)}' can never hold`,
      {
        at,
        fix: 'shorten the interval or the retries, or give it more time',
      },
    ),
  ];
}

const nothingPredicted = (what: string, at: string): Failure =>
  failure('R204', `the settings imply no bound for ${what}`, {
    at,
    fix: "write a length of time in place of 'predicted'",
  });

const neverRecovers = (one: PlannedExperiment): string =>
  cancelsRestartPolicy(one.fault)
    ? 'use crash(), which leaves the restart policy armed, or expect doesNotRecover()'
    : 'set a restart policy, or expect doesNotRecover()';

const unknownProbe = (name: string, plan: Plan, at: string): Failure =>
  failure('R203', `there is no probe '${name}' in the scenario`, {
    at,
    fix: `add it to \`probes\`, which has ${Object.keys(plan.probes).join(', ') || 'none'}`,
  });
