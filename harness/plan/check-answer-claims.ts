/** Claims about a probe's answers that can never hold, or never fail. */
import { type AnswerClaim, isOfAnswers } from '../model/answer-claim.ts';
import { secondsText } from '../model/duration-text.ts';
import type { Claim } from '../model/expectation.ts';
import { type Failure, failure } from '../model/failure.ts';
import type { Probe, ProbeName } from '../model/probe.ts';
import { canDegrade, hasLatency } from '../model/probe-traits.ts';

export function checkAnswerClaim(claim: Claim, name: ProbeName, probe: Probe, at: string): readonly Failure[] {
  const problem = isOfAnswers(claim) ? problemOf(claim, name, probe) : null;
  return problem === null ? [] : [failure('R204', problem.message, { at, fix: problem.fix })];
}

interface Problem {
  readonly message: string;
  readonly fix: string;
}

function problemOf(claim: AnswerClaim, name: ProbeName, probe: Probe): Problem | null {
  switch (claim.claim) {
    case 'degrades':
      if (canDegrade(probe)) return null;
      return {
        message: `${name} declares no degraded answer, so '${name} degrades' can never hold`,
        fix: "declare it where the probe can: degraded: { status: 503, within: '1s' }",
      };
    case 'failsFast':
      return givenUp(`${name} fails fast`, claim.within, name, probe);
    case 'latency':
      if (!hasLatency(probe)) {
        const fix = 'expect latency of a probe that asks and is answered';
        return { message: `how long an answer of ${name} takes says nothing of the stack`, fix };
      }
      return givenUp(`${name} answers`, claim.under, name, probe);
    case 'errorRate':
      if (claim.atMost < 1) return null;
      return { message: `an error rate of at most 100 % can never be missed by ${name}`, fix: 'set it below 100 %' };
  }
}

/** After its own time a probe gives up, so that nothing can take longer. */
function givenUp(what: string, limit: number, name: ProbeName, { within }: Probe): Problem | null {
  if (limit < within) return null;
  return {
    message: `${name} gives up after ${secondsText(within)}, so '${what} within ${secondsText(limit)}' can never be missed`,
    fix: `set a limit below ${secondsText(within)}, or a longer within: for ${name}`,
  };
}
