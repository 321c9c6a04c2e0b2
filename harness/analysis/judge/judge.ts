/** Every expectation of an experiment → its judgement. */
import type { JudgedExpectation } from '../../model/analysis.ts';
import { isOfAnswers } from '../../model/answer-claim.ts';
import type { Expectation, JudgedIn } from '../../model/expectation.ts';
import { type Failure, failureText } from '../../model/failure.ts';
import { messageOf } from '../../model/message-of.ts';
import { isUserProbeOf } from '../../model/probe-traits.ts';
import { bestFirst, worstFirst } from '../../model/verdict.ts';
import type { ExperimentEvidence } from '../evidence.ts';
import type { ProbeEvidence } from '../readings/probe-reading.ts';
import type { Window } from '../readings/windows.ts';
import { sentenceOf } from '../words/sentence.ts';
import { isOfLoad, judgeLoad } from './judge-load.ts';
import { judgeProbe, type UserClaim } from './judge-probe.ts';
import { judgeService } from './judge-service.ts';
import { judgeKept } from './judge-value.ts';
import { cannotTell, type InconclusiveReason, type Judgement } from './judgement.ts';

/** `inconclusive`: why nothing of this experiment can be judged since when, or null. */
export function judgeAll(gathered: ExperimentEvidence, inconclusive: InconclusiveReason | null): JudgedExpectation[] {
  const { planned, windows } = gathered;
  const judge = (judgedIn: JudgedIn, window: Window | null) => (expectation: Expectation) => {
    const concerns = inconclusive !== null && (window === null || window.to >= inconclusive.since);
    return judgeOne(expectation, judgedIn, window, gathered, concerns ? inconclusive.failure : null);
  };
  return [...planned.during.map(judge('during', windows.during)), ...planned.after.map(judge('after', windows.after))];
}

/** A check that throws is inconclusive: it says something of us, and nothing of the stack. */
export function judgeOne(
  expectation: Expectation,
  judgedIn: JudgedIn,
  window: Window | null,
  gathered: ExperimentEvidence,
  inconclusive: Failure | null,
): JudgedExpectation {
  let judgement: Judgement;
  try {
    judgement =
      window === null
        ? cannotTell('the run ended before its window began')
        : judgeClaim(expectation, judgedIn, window, gathered);
  } catch (error) {
    judgement = cannotTell(`the check itself failed: ${messageOf(error)}`);
  }
  if (inconclusive !== null)
    judgement = {
      ...judgement,
      // Without a steady state there is nothing that could be lost or come back.
      ...(inconclusive.code === 'R301' ? { observed: 'not judged', evidence: [] } : {}),
      verdict: 'inconclusive',
      margin: null,
      reason: failureText(inconclusive),
    };
  return {
    ...forgive(expectation, judgement),
    expectation,
    judgedIn,
    sentence: sentenceOf(expectation, judgement.predicted, gathered.plan.probes),
  };
}

function judgeClaim(
  { subject, claim }: Expectation,
  judgedIn: JudgedIn,
  window: Window,
  gathered: ExperimentEvidence,
): Judgement {
  if (isOfLoad(claim)) return judgeLoad(claim, subject.name, gathered);
  if (subject.type === 'load') return cannotTell(`${subject.name} is a load, which can neither fail nor recover`);
  if (claim.claim === 'isKept') return judgeKept(subject.name, gathered);
  const byProbe = 'by' in claim && claim.by === 'probe';
  const byEngine = 'by' in claim && claim.by === 'engine';
  if (subject.type === 'probe') {
    const basis = gathered.probes.get(subject.name);
    if (basis === undefined) return cannotTell(`there is no probe ${subject.name}`);
    // The engine notices services: a probe's own service stands for it.
    if (claim.claim === 'restarts' || byEngine) {
      return judgeService(claim, basis.probe.service, judgedIn, window, gathered);
    }
    return judgeProbe(claim, basis, judgedIn, window, gathered);
  }
  if (isOfAnswers(claim) || claim.claim === 'staysAvailable' || claim.claim === 'isBalanced' || byProbe)
    return judgeByProbes(claim as UserClaim, subject.name, judgedIn, window, gathered);
  return judgeService(claim, subject.name, judgedIn, window, gathered);
}

/** A service seen by users: the probe of it that shows the most damage decides. */
function judgeByProbes(
  claim: UserClaim,
  service: string,
  judgedIn: JudgedIn,
  window: Window,
  gathered: ExperimentEvidence,
): Judgement {
  const own: ProbeEvidence[] = [...gathered.probes.values()].filter(({ probe }) => isUserProbeOf(probe, service));
  const judged = own.map((basis) => judgeProbe(claim, basis, judgedIn, window, gathered));
  if (judged.length === 0) return cannotTell(`no probe observes ${service}`);
  // One probe that detects is a detection; everything else must hold for each of them.
  const oneIsEnough = claim.claim === 'isDetected' || claim.claim === 'fails';
  return (oneIsEnough ? bestFirst(judged) : worstFirst(judged))[0]!;
}

/** A weakness that is documented never fails; that it was seen stands in the reason. */
function forgive({ known }: Expectation, judgement: Judgement): Judgement {
  if (known === null || judgement.verdict !== 'fail') return judgement;
  return {
    ...judgement,
    verdict: 'pass',
    reason: `known since ${known.since}: ${known.reason} (${judgement.reason ?? judgement.observed})`,
  };
}
