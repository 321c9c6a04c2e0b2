/** Claims about what users see, judged by one probe's answers. */
import type { Evidence, Share } from '../model/analysis.ts';
import type { Claim, JudgedIn } from '../model/expectation.ts';
import { isHeld } from '../model/fault.ts';
import { milliseconds } from '../model/time.ts';
import { observedText, shareText } from './figures.ts';
import { judgeBalance } from './judge-balance.ts';
import { judgeLimit, searchFrom } from './judge-service.ts';
import { cannotTell, cutShort, fails, type Judgement, judgeAbsence, judgeTime, passes } from './judgement.ts';
import { shownText } from './metric-reading.ts';
import { impactIn, type ProbeSight, recoveryIn } from './probe-reading.ts';
import { dueIn, isBad, judgedOutcome, shareOf, tooFewToTell } from './samples.ts';
import type { Sights } from './sights.ts';
import { provingSpan, silenceIn, silentIn, unlessSilent } from './silence.ts';
import type { Window } from './windows.ts';

export type UserClaim = Exclude<Claim, { claim: 'restarts' | 'keepsData' | 'losesData' | 'keepsThreshold' }>;

export function judgeProbe(
  claim: UserClaim,
  sight: ProbeSight,
  judgedIn: JudgedIn,
  window: Window,
  sights: Sights,
): Judgement {
  const due = dueIn(sight.samples, { from: window.origin, to: window.to });
  const few = tooFewToTell(due, sight.probe, { from: window.origin, to: window.to });
  const silence = silenceIn(sight, { from: window.origin, to: window.to });
  if (few !== null && window.complete) return cannotTell(silence ?? `R309: ${few}`);
  const share = shareOf(due, sight.probe);
  const impact = impactIn(sight, window);
  switch (claim.claim) {
    case 'isDetected':
      return judgeLimit(claim.within, null, sights, (limit) => {
        const judged = judgeTime(impact, limit, evidenceOf(sight, window), sight.lag);
        return unlessSilent(silence, judged.verdict === 'pass', judged);
      });
    case 'isNotDetected':
    case 'isUnaffected': {
      const bad = share.due - share.good;
      if (bad > 0) return fails(shareText(share), `${bad} bad of ${share.due}`, evidenceOf(sight, window));
      const judged = judgeAbsence(null, window, []);
      return unlessSilent(silence, false, judged.verdict === 'pass' ? passes(shareText(share)) : judged);
    }
    case 'recovers':
    case 'doesNotRecover':
      return judgeRecovery(claim, sight, judgedIn, window, sights, silence);
    case 'fails':
      return unlessSilent(silence, share.good < share.due, judgeFails(share, sight, window));
    case 'isBalanced':
      return judgeBalance(claim.atLeast, sight, window, sights);
    case 'staysAvailable':
      return judgeAvailability(claim.atLeast, share, sight, window, silence);
  }
}

function judgeRecovery(
  claim: Extract<UserClaim, { claim: 'recovers' | 'doesNotRecover' }>,
  sight: ProbeSight,
  judgedIn: JudgedIn,
  window: Window,
  sights: Sights,
  silence: string | null,
): Judgement {
  const from = searchFrom(judgedIn, window, sights);
  const brokenSince = sights.windows.whole?.from ?? from;
  const { found, observed } = recoveryIn(sight, window, from, brokenSince);
  const evidence =
    observed.seen && found.firstBad !== null ? [{ at: observed.at, text: `${sight.name} answers well again` }] : [];
  // Silence before a recovery can only have hidden an earlier one; silence in what proves it leaves it unproved.
  const proved =
    found.firstBad !== null && found.at !== null && silenceIn(sight, provingSpan(sight, found.at, window.to)) === null;
  if (claim.claim === 'doesNotRecover') {
    if (found.firstBad === null)
      return cannotTell(`${sight.name} never failed, so there was nothing to recover from`, 'never broken');
    const judged = judgeAbsence(observed.seen ? `recovered after ${observedText(observed)}` : null, window, evidence);
    return unlessSilent(silence, proved, judged);
  }
  const settled = sight.probe.kind === 'http' && (judgedIn === 'after' || !isHeld(sights.planned.fault));
  const foreseen = settled ? sights.prediction.userRecovery : null;
  return judgeLimit(claim.within, foreseen, sights, (limit) => {
    if (found.firstBad === null && !window.complete)
      return cannotTell(cutShort(milliseconds(window.to - window.origin)));
    const judged = judgeTime(observed, limit, evidence, sight.lag);
    if (found.firstBad !== null) return unlessSilent(silence, proved && judged.verdict === 'pass', judged);
    return unlessSilent(silence, false, { ...judged, observed: 'never broken', margin: null });
  });
}

function judgeFails(share: Share, sight: ProbeSight, window: Window): Judgement {
  if (share.good < share.due) return passes(`${shareText(share)} good`, evidenceOf(sight, window));
  if (!window.complete) return cannotTell(cutShort(milliseconds(window.to - window.origin)));
  return fails(`${shareText(share)} good`, 'expected to fail, and did not');
}

function judgeAvailability(
  atLeast: number,
  share: Share,
  sight: ProbeSight,
  window: Window,
  silence: string | null,
): Judgement {
  const limit = `${Number((atLeast * 100).toFixed(3))} %`;
  if (share.due === 0) return { ...cannotTell('nothing was due'), limit };
  const text = shareText(share);
  if (!window.complete) return { ...cannotTell(cutShort(milliseconds(window.to - window.origin)), text), limit };
  // Whatever the looks that brought nothing would have brought.
  const silent = silentIn(sight, { from: window.origin, to: window.to });
  const all = share.due + silent;
  if (share.good >= atLeast * share.due)
    return unlessSilent(silence, share.good >= atLeast * all, { ...passes(text), limit });
  const failed = { ...fails(text, `below ${limit}`, evidenceOf(sight, window)), limit };
  return unlessSilent(silence, share.good + silent < atLeast * all, failed);
}

/** The first bad answers of the window, one per kind. */
function evidenceOf(sight: ProbeSight, window: Window): Evidence[] {
  const shown = new Map<string, Evidence>();
  for (const sample of dueIn(sight.samples, window)) {
    const outcome = judgedOutcome(sample, sight.probe);
    if (!isBad(sample, sight.probe) || shown.has(outcome)) continue;
    if (sight.probe.kind === 'promql') {
      const metric = sight.metrics.find((one) => one.due === sample.due);
      shown.set(outcome, {
        at: sample.due,
        text: `${sight.name}: ${metric === undefined ? outcome : shownText(metric)}`,
      });
      continue;
    }
    const status = sample.status === null ? '' : ` (${sample.status})`;
    shown.set(outcome, {
      at: sample.due,
      text: `${sight.name}: ${outcome}${status} over a ${sample.connection} connection`,
    });
  }
  return [...shown.values()].slice(0, 5);
}
