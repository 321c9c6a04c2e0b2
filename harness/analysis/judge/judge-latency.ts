/** How fast good answers came: a quantile from the due instant, with what was not seen at its best and at its worst. */
import type { Evidence, Measured } from '../../model/analysis.ts';
import type { AnswerClaim } from '../../model/answer-claim.ts';
import { countText, percentText, plural } from '../../model/count-text.ts';
import { secondsText } from '../../model/duration-text.ts';
import { between, milliseconds, type Span } from '../../model/time.ts';
import { nearestRank, sorted } from '../../statistics/quantile.ts';
import type { ProbeEvidence } from '../readings/probe-reading.ts';
import { isUnknown } from '../readings/samples.ts';
import type { Window } from '../readings/windows.ts';
import { measuredText } from '../words/figures.ts';
import { cannotTell, cutShort, fails, type Judgement, passes } from './judgement.ts';
import { unseenIn } from './unseen.ts';

/** The good answers of a window: how long each took at the least and at the most, and how many could not be timed. */
interface Timed {
  readonly least: readonly number[];
  readonly most: readonly number[];
  readonly untimed: number;
}

/**
 * An answer took no longer than from when it was due, and no less than from when it was sent: the difference is the harness's own. What is
 * not known may have been answered at once, or as late as is still good.
 */
function timedIn({ slots, probe }: ProbeEvidence, span: Span): Timed {
  const due = slots.dueIn(span);
  const [least, most]: [number[], number[]] = [[], []];
  let untimed = 0;
  for (let i = 0; i < due.length; i++) {
    const sample = due.samples.at(i);
    if (isUnknown(sample)) {
      if (due.isGoodAt(i, 'best')) untimed++;
    } else if (due.isGood(i)) {
      least.push(sample.end - sample.sent);
      most.push(sample.end - sample.due);
    }
  }
  const padded = (times: readonly number[], time: number) => sorted([...times, ...Array<number>(untimed).fill(time)]);
  return { least: padded(least, 0), most: padded(most, probe.within), untimed };
}

export function judgeLatency(
  { share, under }: Extract<AnswerClaim, { claim: 'latency' }>,
  basis: ProbeEvidence,
  window: Window,
): Judgement {
  const span: Span = { from: window.origin, to: window.to };
  const limit = secondsText(under);
  const { least, most, untimed } = timedIn(basis, span);
  if (most.length === untimed) return { ...cannotTell(unseenIn(basis, span) ?? 'no good answer came'), limit };
  const [low, high] = [nearestRank(least, share), nearestRank(most, share)];
  const time: Measured = {
    value: milliseconds((low + high) / 2),
    resolution: milliseconds((high - low) / 2),
    ...(untimed > 0 && { unseen: milliseconds((high - low) / 2) }),
  };
  const text = `${percentText(share)} of ${countText(most.length)} within ${measuredText(time)}`;
  if (!window.complete) return { ...cannotTell(cutShort(between(window.origin, window.to)), text), limit };
  if (high <= under) return { ...passes(text), limit, margin: milliseconds(under - high) };
  if (low > under) {
    const slow = least.filter((one) => one > under).length;
    const reason = `${countText(slow)} of ${plural(most.length, 'good answer')} took longer`;
    return { ...fails(text, reason, slowestOf(basis, span)), limit, margin: milliseconds(under - low) };
  }
  const why = `the limit of ${limit} lies inside the resolution`;
  const unseen = unseenIn(basis, span);
  return { ...cannotTell(unseen === null ? why : `${unseen}; ${why}`, text), limit };
}

/** The slowest good answers of the window. */
function slowestOf({ name, slots }: ProbeEvidence, span: Span): Evidence[] {
  const due = slots.dueIn(span);
  const good = [...due.samples].filter((one, index) => due.isGood(index) && !isUnknown(one));
  return good
    .toSorted((one, other) => other.end - other.due - (one.end - one.due))
    .slice(0, 3)
    .toSorted((one, other) => one.due - other.due)
    .map((one) => ({ at: one.due, text: `${name}: good after ${secondsText(between(one.due, one.end))}` }));
}
