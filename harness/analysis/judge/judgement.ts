/** What comes out of judging one claim, and how limits on times are kept. */
import type { Evidence, JudgedExpectation, Measured, Observed } from '../../model/analysis.ts';
import type { Bound } from '../../model/bound.ts';
import { secondsText } from '../../model/duration-text.ts';
import type { Failure } from '../../model/failure.ts';
import { type Duration, type Instant, milliseconds } from '../../model/time.ts';
import type { Window } from '../readings/windows.ts';
import { observedText } from '../words/figures.ts';

/** A judged expectation without what it says. */
export type Judgement = Omit<JudgedExpectation, 'expectation' | 'judgedIn' | 'sentence'>;

/** Why nothing of an experiment can be judged. */
export interface InconclusiveReason {
  readonly failure: Failure;
  /** What was over before this is judged all the same. */
  readonly since: Instant;
}

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

export const cannotTell = (reason: string, observed = 'not known', evidence: readonly Evidence[] = []): Judgement => ({
  ...plain,
  verdict: 'inconclusive',
  observed,
  reason,
  evidence,
});

/**
 * A claim that something does not happen: it must have been watched for to the end, and without a gap. `unseen`: what was not
 * observed, in words.
 */
export function judgeAbsence(
  seen: string | null,
  window: Window,
  evidence: readonly Evidence[],
  unseen: string | null = null,
): Judgement {
  const watched = milliseconds(Math.max(0, window.to - window.origin));
  if (seen !== null) return fails(seen, `expected not to happen, but it did: ${seen}`, evidence);
  if (unseen !== null) return cannotTell(unseen, `not seen within ${secondsText(watched)}`);
  if (!window.complete) return cannotTell(cutShort(watched), `not within ${secondsText(watched)}`);
  return passes(`not within ${secondsText(watched)}`);
}

export const cutShort = (watched: Duration): string =>
  `the window ended after ${secondsText(watched)}, before its planned end`;

export interface TimeLimit {
  readonly max: Duration;
  readonly predicted: Bound | null;
}

/** What makes up the resolution of a time, as far as a limit on it cares. */
export interface Doubt {
  /** By which an observer is late: a limit for when it shows something is a limit for its lateness too. */
  readonly lag: Duration;
  /** By which it can only have been earlier: what a probe sees may have been so since just after the probe before. */
  readonly onlyBefore: Duration;
  /** What was not observed, in words. */
  readonly unseen: string | null;
}

const certain: Doubt = { lag: milliseconds(0), onlyBefore: milliseconds(0), unseen: null };

/**
 * A time against its upper limit. It passes where all of what it may be lies within the limit, and fails where nothing of it does; a
 * limit that lies inside the resolution is not decided. Below a predicted minimum it still passes: the finding says so. `text`: what was
 * observed of a recovery, where that is more than its time.
 */
export function judgeTime(
  observed: Observed,
  limit: TimeLimit,
  evidence: readonly Evidence[],
  doubt: Doubt = certain,
  text: string | null = null,
): Judgement {
  const shared = {
    observed: text ?? observedText(observed),
    limit: secondsText(limit.max),
    predicted: limit.predicted,
    evidence,
  };
  if (observed.seen) return { ...shared, ...judgeSeen(observed.time, limit.max, doubt) };
  if (observed.until >= limit.max) {
    const margin = milliseconds(limit.max - observed.until);
    const not = text === null ? observedText(observed) : `not stable again within ${secondsText(observed.until)}`;
    return { ...shared, verdict: 'fail', margin, reason: `${not}; the limit is ${secondsText(limit.max)}` };
  }
  return {
    ...shared,
    verdict: 'inconclusive',
    margin: null,
    reason: censoredReason(observed, limit.max, doubt.unseen),
  };
}

function judgeSeen(
  { value, resolution, unseen: range }: Measured,
  max: Duration,
  { lag, onlyBefore, unseen }: Doubt,
): Pick<Judgement, 'verdict' | 'margin' | 'reason'> {
  const off = resolution - lag;
  const [sooner, later] = [max - (value - off), max - (value + off - onlyBefore)];
  // Of a range, the end that is nearer to the limit tells by how much it was kept or missed.
  const margin = (end: number): Duration => milliseconds(range === undefined ? max - value : end);
  if (later >= 0) return { verdict: 'pass', margin: margin(later), reason: null };
  if (sooner < 0) {
    const least = range === undefined ? '' : 'at least ';
    const reason = `${least}${secondsText(milliseconds(-margin(sooner)))} later than the limit of ${secondsText(max)}`;
    return { verdict: 'fail', margin: margin(sooner), reason };
  }
  const why = unseen === null ? '' : `${unseen}; `;
  return {
    verdict: 'inconclusive',
    margin: null,
    reason: `${why}the limit of ${secondsText(max)} lies inside the resolution`,
  };
}

function censoredReason(
  observed: Extract<Observed, { readonly seen: false }>,
  max: Duration,
  unseen: string | null,
): string {
  const [until, limit] = [secondsText(observed.until), `the limit of ${secondsText(max)}`];
  switch (observed.censoredBy) {
    case 'ended':
      return `the observation ended after ${until}, before ${limit}`;
    case 'unproved':
      return `it came after ${until}, and the observation ended before it had lasted long enough`;
    case 'unseen':
      return `${unseen === null ? '' : `${unseen}; `}after ${until} it is not known, before ${limit}`;
  }
}
