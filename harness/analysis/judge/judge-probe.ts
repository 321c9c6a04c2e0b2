/** Claims about what users see, judged by one probe's answers. */
import type { Evidence, Observed, Share } from '../../model/analysis.ts';
import { isOfAnswers } from '../../model/answer-claim.ts';
import { percentText, plural } from '../../model/count-text.ts';
import { secondsText } from '../../model/duration-text.ts';
import type { Claim, JudgedIn } from '../../model/expectation.ts';
import { isPromqlProbe } from '../../model/probe.ts';
import { milliseconds, type Span } from '../../model/time.ts';
import type { ExperimentEvidence } from '../evidence.ts';
import { shownText } from '../readings/metric-reading.ts';
import { impactIn, type ProbeEvidence, type ProbeRecovery, recoveryIn } from '../readings/probe-reading.ts';
import { periodOf } from '../readings/resolution.ts';
import { isAmiss, isBad, judgedOutcome } from '../readings/samples.ts';
import type { Window } from '../readings/windows.ts';
import { observedText, shareText } from '../words/figures.ts';
import { observerWords, recoveryText, usersWords } from '../words/relapse-text.ts';
import { whatCame } from '../words/what-came.ts';
import { impliedServing } from './implied.ts';
import { judgeAnswers } from './judge-answers.ts';
import { judgeBalance } from './judge-balance.ts';
import { judgeLimit, searchFrom } from './judge-service.ts';
import {
  cannotTell,
  cutShort,
  type Doubt,
  fails,
  type Judgement,
  judgeAbsence,
  judgeTime,
  passes,
} from './judgement.ts';
import { tooFewToTell, unseenIn } from './unseen.ts';

export type UserClaim = Exclude<Claim, { claim: 'isKept' | 'restarts' | 'keepsData' | 'losesData' | 'keepsThreshold' }>;

export function judgeProbe(
  claim: UserClaim,
  basis: ProbeEvidence,
  judgedIn: JudgedIn,
  window: Window,
  gathered: ExperimentEvidence,
): Judgement {
  const span: Span = { from: window.origin, to: window.to };
  const few = tooFewToTell(basis, span);
  if (few !== null && window.complete) return cannotTell(few);
  if (isOfAnswers(claim))
    return judgeAnswers(claim, basis, window, (are) => evidenceOf(basis, window, are), gathered.eventIndex);
  const share = basis.slots.dueIn(span).share();
  // A degraded answer is no failure.
  const badAlone = { ...basis, slots: basis.slots.withDegradedAsGood() };
  switch (claim.claim) {
    case 'isDetected':
      return judgeLimit(claim.within, null, gathered, (limit) =>
        judgeTime(impactIn(badAlone, window), limit, evidenceOf(basis, window), doubtIn(basis, span)),
      );
    case 'isNotDetected':
    case 'isUnaffected':
      return judgeUnaffected(share, basis, window);
    case 'recovers':
      return judgeRecovery(claim, basis, judgedIn, window, gathered);
    case 'doesNotRecover':
      return judgeNoRecovery(basis, judgedIn, window, gathered);
    case 'fails':
      return judgeFails(share, basis, window);
    case 'isBalanced':
      return judgeBalance(claim.atLeast, basis, window, gathered);
    case 'staysAvailable':
      return judgeAvailability(claim.atLeast, share, basis, window);
  }
}

const doubtIn = (basis: ProbeEvidence, span: Span): Doubt => ({
  lag: basis.lag,
  onlyBefore: periodOf(basis.probe),
  unseen: unseenIn(basis, span),
});

function judgeUnaffected(share: Share, basis: ProbeEvidence, window: Window): Judgement {
  const { due, good, degraded = 0 } = share;
  if (due > good) {
    const words = degraded === 0 ? 'bad' : degraded === due - good ? 'degraded' : 'bad or degraded';
    return fails(shareText(share), `${due - good} ${words} of ${due}`, evidenceOf(basis, window));
  }
  const judged = judgeAbsence(null, window, [], unseenIn(basis, { from: window.origin, to: window.to }));
  return { ...judged, observed: shareText(share) };
}

function backIn(basis: ProbeEvidence, judgedIn: JudgedIn, window: Window, gathered: ExperimentEvidence) {
  const from = searchFrom(judgedIn, window, gathered);
  return recoveryIn(basis, window, from, gathered.windows.whole?.from ?? from);
}

function judgeRecovery(
  claim: Extract<UserClaim, { claim: 'recovers' }>,
  basis: ProbeEvidence,
  judgedIn: JudgedIn,
  window: Window,
  gathered: ExperimentEvidence,
): Judgement {
  const back = backIn(basis, judgedIn, window, gathered);
  const { found, stays } = back;
  const neverBroken = found.firstBad === null;
  const evidence = neverBroken ? [] : turnsOf(basis, back);
  const predicted = impliedServing(basis.probe, judgedIn, gathered.planned, gathered.prediction);
  return judgeLimit(claim.within, predicted, gathered, (limit) => {
    if (neverBroken && !window.complete) return cannotTell(cutShort(milliseconds(window.to - window.origin)));
    const span: Span = { from: window.origin, to: window.to };
    const judged = judgeTime(stays, limit, evidence, doubtIn(basis, span), backText(basis, back, window));
    return neverBroken ? { ...judged, observed: 'not broken', margin: null } : judged;
  });
}

/** When it was back, failed again, and was stable again. */
function turnsOf({ name }: ProbeEvidence, { found: { relapse }, observed, stays }: ProbeRecovery): Evidence[] {
  const well = (one: Observed): Evidence[] => (one.seen ? [{ at: one.at, text: `${name} answers well again` }] : []);
  if (relapse === null) return well(observed);
  return [...well(observed), { at: relapse, text: `${name} fails again` }, ...well(stays)];
}

function backText(
  { probe, slots }: ProbeEvidence,
  { found, observed, stays }: ProbeRecovery,
  { origin, to }: Window,
): string | null {
  const { good, due, degraded = 0 } = slots.dueIn({ from: origin, to }).share();
  const words = isPromqlProbe(probe) ? observerWords : usersWords(good + degraded < due, degraded > 0);
  return recoveryText(observed, stays, found.relapse, origin, words);
}

function judgeNoRecovery(
  basis: ProbeEvidence,
  judgedIn: JudgedIn,
  window: Window,
  gathered: ExperimentEvidence,
): Judgement {
  const back = backIn(basis, judgedIn, window, gathered);
  const { found, stays } = back;
  if (found.firstBad === null) {
    return cannotTell(`${basis.name} did not fail, so there was nothing to recover from`, 'not broken');
  }
  const unseen = unseenIn(basis, { from: window.origin, to: window.to });
  if (found.firstBad.latest === null) return cannotTell(unseen ?? 'it is not known whether it failed');
  if (stays.seen) return judgeAbsence(`recovered after ${observedText(stays)}`, window, turnsOf(basis, back));
  const text = backText(basis, back, window) ?? observedText(stays);
  if (stays.censoredBy === 'unseen') return cannotTell(unseen ?? 'it was not observed', text);
  const { unproved } = found.stays;
  if (unproved !== null && window.to - unproved > 3 * periodOf(basis.probe)) {
    const lasted = secondsText(milliseconds(window.to - unproved));
    const wanted = secondsText(basis.goodFor);
    return cannotTell(`it was good for the last ${lasted}, and ${wanted} count as recovered`, text);
  }
  const judged = judgeAbsence(null, window, []);
  return found.relapse === null ? judged : { ...judged, observed: text, evidence: turnsOf(basis, back) };
}

function judgeFails(share: Share, basis: ProbeEvidence, window: Window): Judgement {
  const text = `${shareText(share)} good`;
  if (share.good + (share.degraded ?? 0) < share.due) return passes(text, evidenceOf(basis, window, isBad));
  const unseen = unseenIn(basis, { from: window.origin, to: window.to });
  if (unseen !== null) return cannotTell(unseen, text);
  if (!window.complete) return cannotTell(cutShort(milliseconds(window.to - window.origin)));
  const instead = share.degraded === undefined ? 'did not' : 'was degraded at the most';
  return fails(text, `expected to fail, and ${instead}`);
}

/** Decided only where it comes out the same whether all that was not seen was good or bad. */
function judgeAvailability(atLeast: number, share: Share, basis: ProbeEvidence, window: Window): Judgement {
  const limit = percentText(atLeast);
  const { good, due, unknown } = share;
  if (due + unknown === 0) return { ...cannotTell('nothing was due'), limit };
  const text = shareText(share);
  if (!window.complete) return { ...cannotTell(cutShort(milliseconds(window.to - window.origin)), text), limit };
  const all = atLeast * (due + unknown);
  if (good >= all) return { ...passes(text), limit };
  if (good + unknown < all) {
    const came = whatCame(basis, { from: window.origin, to: window.to });
    const reason = `below ${limit}${came === null ? '' : `: ${came}`}`;
    return { ...fails(text, reason, evidenceOf(basis, window)), limit };
  }
  const unseen = unseenIn(basis, { from: window.origin, to: window.to });
  const why = `${limit} cannot be decided: ${plural(unknown, 'sample')} of ${due + unknown} are not known`;
  return { ...cannotTell(unseen ?? why, text), limit };
}

/** The first answers of the window that are bad or degraded, or as `are` says, one per kind. */
function evidenceOf(basis: ProbeEvidence, window: Window, are = isAmiss): Evidence[] {
  const shown = new Map<string, Evidence>();
  for (const sample of basis.samples.dueIn(window)) {
    const outcome = judgedOutcome(sample, basis.probe);
    if (!are(sample, basis.probe) || shown.has(outcome)) continue;
    if (isPromqlProbe(basis.probe)) {
      const metric = basis.metrics.find((one) => one.due === sample.due);
      shown.set(outcome, {
        at: sample.due,
        text: `${basis.name}: ${metric === undefined ? outcome : shownText(metric)}`,
      });
      continue;
    }
    const status = sample.status === null ? '' : ` (${sample.status})`;
    shown.set(outcome, {
      at: sample.due,
      text: `${basis.name}: ${outcome}${status} over a ${sample.connection} connection`,
    });
  }
  return [...shown.values()].slice(0, 5);
}
