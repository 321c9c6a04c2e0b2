/** Claims about a probe's answers that can never hold, or never fail. */
import { type AnswerClaim, isOfAnswers, type ValueClaim } from '../model/answer-claim.ts';
import { secondsText } from '../model/duration-text.ts';
import type { Claim, JudgedIn } from '../model/expectation.ts';
import { type Failure, failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { isHttpProbe, type Probe, type ProbeName } from '../model/probe.ts';
import { canDegrade, hasLatency, isUserProbe, readsValue } from '../model/probe-traits.ts';
import type { Duration } from '../model/time.ts';

export type WrittenIn = JudgedIn | 'steadyState';

export function checkAnswerClaim(
  claim: Claim,
  name: ProbeName,
  probe: Probe,
  writtenIn: WrittenIn,
  at: string,
): readonly Failure[] {
  if (!isOfAnswers(claim)) return [];
  const problem = problemOf(claim, name, probe, writtenIn);
  return problem === null ? [] : [failure(problem.code ?? 'R204', problem.message, { at, fix: problem.fix })];
}

/** Steady is what answers well: what a scenario adds to that is held against the same. */
export const checkSteadyState = ({ steadyState, probes, file }: Plan): readonly Failure[] =>
  steadyState.flatMap(({ claim, subject }) => {
    const probe = subject.type === 'probe' ? probes[subject.name] : undefined;
    return probe === undefined
      ? []
      : checkAnswerClaim(claim, subject.name, probe, 'steadyState', `${file}, steadyState`);
  });

interface Problem {
  readonly code?: 'R227';
  readonly message: string;
  readonly fix: string;
}

function problemOf(claim: AnswerClaim, name: ProbeName, probe: Probe, writtenIn: WrittenIn): Problem | null {
  switch (claim.claim) {
    case 'degrades':
      if (writtenIn === 'steadyState') {
        const fix = 'expect it in during: or after:, or call that answer good';
        return { message: `a steady state is one of good answers, so '${name} degrades' can never hold in it`, fix };
      }
      if (canDegrade(probe)) return null;
      return {
        message: `${name} declares no degraded answer, so '${name} degrades' can never hold`,
        fix: "declare it where the probe can: degraded: { status: 503, within: '1s' }",
      };
    case 'failsFast':
      if (!hasLatency(probe)) return timeless(name);
      return givenUp(`${name} fails fast`, claim.within, name, probe.within);
    case 'latency':
      if (!hasLatency(probe)) return timeless(name);
      return givenUp(`${name} answers`, claim.under, name, goodUntil(probe));
    case 'errorRate':
      if (claim.atMost < 1) return null;
      return { message: `an error rate of at most 100 % can never be missed by ${name}`, fix: 'set it below 100 %' };
    case 'value':
      return valueless(name, probe) ?? emptyRange(claim.must);
    case 'isKept':
      if (writtenIn === 'after') return valueless(name, probe) ?? unasked(name, probe);
      return { message: `whether ${name} is kept is known after the recovery alone`, fix: 'expect it in after:' };
    case 'logs':
      return null;
  }
}

const timeless = (name: ProbeName): Problem => ({
  message: `how long an answer of ${name} takes says nothing of the stack`,
  fix: 'expect it of a probe that asks and is answered',
});

/** What an observer sees comes when it comes. */
const unasked = (name: ProbeName, probe: Probe): Problem | null =>
  isUserProbe(probe)
    ? null
    : {
        code: 'R227',
        message: `${name} observes and asks nothing, so it has no one value before a fault and after it`,
        fix: 'expect that of a probe that asks: sql(), redis(), exec(), check() or http()',
      };

const valueless = (name: ProbeName, probe: Probe): Problem | null =>
  readsValue(probe)
    ? null
    : {
        code: 'R227',
        message: `the answers of ${name} have no value that could be compared`,
        fix: "ask for one: sql(), redis() with a command, exec(), check(), or http() with value: 'a.place'",
      };

function emptyRange(must: ValueClaim): Problem | null {
  if (!('atLeast' in must) || must.atLeast === null || must.atMost === null || must.atLeast <= must.atMost) return null;
  return { message: `no value is at least ${must.atLeast} and at most ${must.atMost}`, fix: 'swap the two bounds' };
}

/** A later answer is not good. */
const goodUntil = (probe: Probe): Duration =>
  isHttpProbe(probe) && probe.latency !== undefined ? probe.latency : probe.within;

/** After its own time a probe gives up, or calls nothing good any more. */
function givenUp(what: string, limit: Duration, name: ProbeName, within: Duration): Problem | null {
  if (limit < within) return null;
  return {
    message: `${name} gives up after ${secondsText(within)}, so '${what} within ${secondsText(limit)}' can never be missed`,
    fix: `set a limit below ${secondsText(within)}, or a longer within: for ${name}`,
  };
}
