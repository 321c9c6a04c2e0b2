/** Claims about a probe's answers themselves: whether they were degraded, how fast they came, and how many were bad. */
import type { Evidence, Share } from '../../model/analysis.ts';
import type { AnswerClaim } from '../../model/answer-claim.ts';
import { countText, percentText, plural } from '../../model/count-text.ts';
import { secondsText } from '../../model/duration-text.ts';
import { between, milliseconds, type Span } from '../../model/time.ts';
import type { EventIndex } from '../event-index.ts';
import { isHung } from '../readings/degraded-reading.ts';
import type { ProbeEvidence } from '../readings/probe-reading.ts';
import type { ProbeSample } from '../readings/sample-columns.ts';
import { isAmiss, isBad, isUnknown, judgedOutcome } from '../readings/samples.ts';
import type { Window } from '../readings/windows.ts';
import { shareText } from '../words/figures.ts';
import { whatCame } from '../words/what-came.ts';
import { judgeLatency } from './judge-latency.ts';
import { judgeLogs } from './judge-logs.ts';
import { judgeValue } from './judge-value.ts';
import { cannotTell, cutShort, fails, type Judgement, passes } from './judgement.ts';
import { unseenIn } from './unseen.ts';

/** The first answers of the window that are so. */
type Showing = (are: typeof isBad) => readonly Evidence[];

export function judgeAnswers(
  claim: Exclude<AnswerClaim, { claim: 'isKept' }>,
  basis: ProbeEvidence,
  window: Window,
  evidence: Showing,
  eventIndex: EventIndex,
): Judgement {
  const share = basis.slots.dueIn(spanOf(window)).share();
  switch (claim.claim) {
    case 'degrades':
      return judgeDegrades(share, basis, window, evidence);
    case 'failsFast':
      return judgeFailsFast(claim.within, basis, window);
    case 'latency':
      return judgeLatency(claim, basis, window);
    case 'errorRate':
      return judgeErrorRate(claim.atMost, share, basis, window, evidence);
    case 'value':
      return judgeValue(claim.must, basis, window);
    case 'logs':
      return judgeLogs(claim, basis, window, eventIndex);
  }
}

const spanOf = ({ origin, to }: Window): Span => ({ from: origin, to });

const badOf = ({ good, due, degraded = 0 }: Share): number => due - good - degraded;

/** What is not known may have been bad. */
function judgeDegrades(share: Share, basis: ProbeEvidence, window: Window, evidence: Showing): Judgement {
  const { degraded = 0, due } = share;
  const bad = badOf(share);
  const text = `${countText(degraded)} degraded${bad === 0 ? '' : ` and ${countText(bad)} bad`} of ${countText(due)}`;
  if (bad > 0) {
    const came = whatCame(basis, spanOf(window), undefined, isBad);
    return fails(
      text,
      `${countText(bad)} bad of ${countText(due)}${came === null ? '' : `: ${came}`}`,
      evidence(isBad),
    );
  }
  const unseen = unseenIn(basis, spanOf(window));
  if (unseen !== null) return cannotTell(unseen, text);
  if (!window.complete) return cannotTell(cutShort(between(window.origin, window.to)), text);
  return degraded > 0 ? passes(text, evidence(isAmiss)) : fails(text, 'expected to degrade, and did not');
}

/** From when it was due it is surely not slower, and from when it was sent surely not faster: the difference is the harness's own. */
function judgeFailsFast(within: number, basis: ProbeEvidence, window: Window): Judgement {
  const limit = secondsText(milliseconds(within));
  const due = basis.samples.dueIn(spanOf(window));
  const amiss = [...due].filter((one) => isAmiss(one, basis.probe));
  const slow = amiss.filter((one) => one.end - one.sent > within);
  const slowest = amiss.reduce((most, one) => Math.max(most, one.end - one.due), 0);
  const answers = plural(amiss.length, 'bad or degraded answer');
  const text =
    amiss.length === 0 ? 'no bad answer' : `${answers}, the slowest after ${secondsText(milliseconds(slowest))}`;
  if (slow.length > 0) {
    const hung = slow.filter((one) => isHung(judgedOutcome(one, basis.probe))).length;
    const how =
      hung === 0 ? `took longer than ${limit}` : hung === slow.length ? 'hung' : `hung or took longer than ${limit}`;
    const reason = `${countText(slow.length)} of ${answers} ${how}`;
    return {
      ...fails(
        text,
        reason,
        slow.slice(0, 5).map((one) => slowText(one, basis)),
      ),
      limit,
    };
  }
  const unseen = unseenIn(basis, spanOf(window)) ?? notTimed(basis, spanOf(window));
  if (unseen !== null) return { ...cannotTell(unseen, text), limit };
  if (!window.complete) return { ...cannotTell(cutShort(between(window.origin, window.to)), text), limit };
  if (slowest > within) {
    return { ...cannotTell(`the harness was late, and the limit of ${limit} lies inside that`, text), limit };
  }
  return { ...passes(text), limit, margin: amiss.length === 0 ? null : milliseconds(within - slowest) };
}

/** Where the engine says that nobody was there, it is known that an answer was bad, and not how long it would have taken. */
function notTimed({ name, slots }: ProbeEvidence, span: Span): string | null {
  const due = slots.dueIn(span);
  let count = 0;
  for (let i = 0; i < due.length; i++) if (isUnknown(due.samples.at(i)) && !due.isTaken(i)) count++;
  return count === 0
    ? null
    : `R309: the harness was late, and ${plural(count, 'answer')} of ${name} could not be timed`;
}

const slowText = (sample: ProbeSample, { name, probe }: ProbeEvidence): Evidence => ({
  at: sample.due,
  text: `${name}: ${judgedOutcome(sample, probe)} after ${secondsText(between(sample.due, sample.end))}`,
});

/** Decided only where it comes out the same whether all that was not seen was bad or not. */
function judgeErrorRate(
  atMost: number,
  share: Share,
  basis: ProbeEvidence,
  window: Window,
  evidence: Showing,
): Judgement {
  const limit = percentText(atMost);
  const { due, unknown } = share;
  if (due + unknown === 0) return { ...cannotTell('nothing was due'), limit };
  const bad = badOf(share);
  const text = `bad: ${shareText({ good: bad, due, unknown })}`;
  if (!window.complete) return { ...cannotTell(cutShort(between(window.origin, window.to)), text), limit };
  const all = atMost * (due + unknown) + 1e-9;
  if (bad + unknown <= all) return { ...passes(text), limit };
  if (bad > all) {
    const came = whatCame(basis, spanOf(window), undefined, isBad);
    return { ...fails(text, `above ${limit}${came === null ? '' : `: ${came}`}`, evidence(isBad)), limit };
  }
  const why = `${limit} cannot be decided: ${plural(unknown, 'sample')} of ${due + unknown} are not known`;
  return { ...cannotTell(unseenIn(basis, spanOf(window)) ?? why, text), limit };
}
