/** Whether a line came in a service's log, and how soon. */
import type { Observed } from '../../model/analysis.ts';
import type { AnswerClaim } from '../../model/answer-claim.ts';
import type { BodyCheck } from '../../model/body-check.ts';
import type { EventOf } from '../../model/event.ts';
import { between, type Instant, instant } from '../../model/time.ts';
import type { EventIndex } from '../event-index.ts';
import type { ProbeEvidence } from '../readings/probe-reading.ts';
import { engineResolution, notBefore, observedBetween, periodOf } from '../readings/resolution.ts';
import { dueIn, isUnknown } from '../readings/samples.ts';
import type { Window } from '../readings/windows.ts';
import { type Judgement, judgeTime } from './judgement.ts';
import { unseenIn } from './unseen.ts';

type Line = EventOf<'log.matched'>['lines'][number];

/** Of the lines that the probe reads, by the engine's times of them. What was not read may have had one. */
export function judgeLogs(
  { pattern, within }: Extract<AnswerClaim, { claim: 'logs' }>,
  basis: ProbeEvidence,
  window: Window,
  eventIndex: EventIndex,
): Judgement {
  const slots = { from: window.origin, to: instant(window.to + periodOf(basis.probe)) };
  const read = dueIn(eventIndex.logs.get(basis.name) ?? [], slots);
  const line = read
    .flatMap(({ lines }) => lines)
    .filter(({ written, text }) => written >= window.origin && written <= window.to && holds(text, pattern))
    .toSorted((one, other) => one.written - other.written)[0];
  // Of a slot with very many lines the first are kept: another pattern may have been among the rest.
  const crowded = pattern === null ? undefined : read.find(({ more }) => more > 0)?.due;
  const unread = firstUnread(basis, window, crowded ?? null);
  const observed = observedOf(line, unread, basis, window, eventIndex);
  const evidence =
    line === undefined ? [] : [{ at: line.written, text: `${basis.name} #${line.replica}: ${line.text}` }];
  const doubt = { lag: zero, onlyBefore: zero, unseen: unseenIn(basis, { from: window.origin, to: window.to }) };
  return judgeTime(observed, { max: within, predicted: null }, evidence, doubt);
}

const zero = between(instant(0), instant(0));

/** Since when a line may have been missed; null: all were read. */
function firstUnread({ samples, probe }: ProbeEvidence, window: Window, crowded: Instant | null): Instant | null {
  const silent = [...samples.dueIn({ from: window.origin, to: window.to })].find(isUnknown)?.due ?? null;
  const dues = [silent, crowded].filter((due) => due !== null);
  return dues.length === 0 ? null : instant(Math.max(window.origin, Math.min(...dues) - periodOf(probe)));
}

function observedOf(
  line: Line | undefined,
  unread: Instant | null,
  { samples }: ProbeEvidence,
  window: Window,
  eventIndex: EventIndex,
): Observed {
  if (line !== undefined) {
    const earliest = unread !== null && unread < line.written ? unread : line.written;
    return observedBetween(window, earliest, line.written, engineResolution(eventIndex));
  }
  if (unread !== null) return notBefore(window, unread, 'unseen');
  const due = samples.dueIn({ from: window.origin, to: window.to });
  const last = due.length === 0 ? window.origin : due.dueAt(due.length - 1);
  return notBefore(window, last, 'ended');
}

const holds = (text: string, pattern: BodyCheck | null): boolean =>
  pattern === null ||
  ('contains' in pattern ? text.includes(pattern.contains) : new RegExp(pattern.matches, pattern.flags).test(text));
