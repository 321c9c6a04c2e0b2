/** What comes out of judging one claim, and how limits on times are kept. */
import type { Evidence, JudgedExpectation, Observed } from '../model/analysis.ts';
import { type Duration, type DurationRange, milliseconds } from '../model/time.ts';
import { observedText, secondsText } from './figures.ts';
import type { Window } from './windows.ts';

/** A judged expectation without what it says. */
export type Judgement = Omit<JudgedExpectation, 'expectation' | 'judgedIn' | 'sentence'>;

const plain = { limit: null, margin: null, predicted: null, evidence: [] } as const;

export const passes = (observed: string, evidence: readonly Evidence[] = []): Judgement => ({
  ...plain,
  verdict: 'pass',
  observed,
  reason: null,
  evidence,
});

export const fails = (observed: string, reason: string, evidence: readonly Evidence[] = []): Judgement => ({
  ...plain,
  verdict: 'fail',
  observed,
  reason,
  evidence,
});

export const cannotTell = (reason: string, observed = 'not known'): Judgement => ({
  ...plain,
  verdict: 'inconclusive',
  observed,
  reason,
});

/** A claim that something does not happen: it must have been watched for to the end. */
export function judgeAbsence(seen: string | null, window: Window, evidence: readonly Evidence[]): Judgement {
  const watched = milliseconds(Math.max(0, window.to - window.origin));
  if (seen !== null) return fails(seen, `expected not at all, but it came: ${seen}`, evidence);
  if (!window.complete) return cannotTell(cutShort(watched), `not in ${secondsText(watched)}`);
  return passes(`never in ${secondsText(watched)}`);
}

export const cutShort = (watched: Duration): string =>
  `the window ended after ${secondsText(watched)}, before its planned end`;

/**
 * A time against its upper limit. It passes up to the limit and its own resolution; what was not seen fails only if the
 * looking went on past the limit. Below a predicted minimum it still passes: the finding says so. `lag` is the part of the
 * resolution by which a witness is late: a limit for when it shows something is a limit for its lateness too.
 */
export function judgeTime(
  observed: Observed,
  limit: { readonly max: Duration; readonly predicted: DurationRange | null },
  evidence: readonly Evidence[],
  lag: Duration = milliseconds(0),
): Judgement {
  const text = observedText(observed);
  const shared = { observed: text, limit: secondsText(limit.max), predicted: limit.predicted, evidence };
  if (observed.seen) {
    const margin = milliseconds(limit.max - observed.time.value);
    if (margin + observed.time.resolution - lag >= 0) return { ...shared, verdict: 'pass', margin, reason: null };
    const reason = `${secondsText(milliseconds(-margin))} later than the limit of ${secondsText(limit.max)}`;
    return { ...shared, verdict: 'fail', margin, reason };
  }
  if (observed.until >= limit.max) {
    const margin = milliseconds(limit.max - observed.until);
    return { ...shared, verdict: 'fail', margin, reason: `${text}; the limit is ${secondsText(limit.max)}` };
  }
  const reason = `the looking ended after ${secondsText(observed.until)}, before the limit of ${secondsText(limit.max)}`;
  return { ...shared, verdict: 'inconclusive', margin: null, reason };
}
