/**
 * A line of `timeline.ndjson`. An event is an object of JSON, but for the hundreds of `probe.ended` a second: those are arrays,
 *
 *     [probe, connection, due, sent, connected, firstByte, end, at, outcome, status, instance, role, write]
 *
 * whose instants are whole microseconds, `due` since the run began and each other one since the one before it that is not null.
 * `role` is left out where it is `probe` and no `write` follows, and `write` where there is none. Their `seq` is one more than
 * that of the line before. A timeline of objects alone, as it was written once, is read as well.
 */
import type { EventOf, TimelineEvent } from '../model/event.ts';
import { type Instant, instant } from '../model/time.ts';
import { isEvent } from './event-shape.ts';
import type { PlainValue } from './plain-array.ts';

type ProbeLine = EventOf<'probe.ended'>;

export const encodeLine = (event: TimelineEvent): string =>
  `${JSON.stringify(event.type === 'probe.ended' ? (columnsOf(event) ?? event) : event)}\n`;

/** Null: not a line of a timeline, or half of one. */
export function decodeLine(text: string, seq: number): TimelineEvent | null {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return fromColumns(value, seq);
    return isEvent(value) ? (value as TimelineEvent) : null;
  } catch {
    return null;
  }
}

/** The same of a line that was taken apart already. */
export function fromColumns(columns: readonly PlainValue[], seq: number): ProbeLine | null {
  const [probe, connection, due, toSent, toConnected, toFirstByte, toEnd, toAt, outcome, status, instance] = columns;
  if (columns.length < 11 || typeof due !== 'number' || typeof toSent !== 'number') return null;
  if (typeof toEnd !== 'number' || typeof toAt !== 'number') return null;
  const sent = due + toSent;
  const connected = toConnected === null ? null : sent + (toConnected as number);
  const firstByte = toFirstByte === null ? null : (connected ?? sent) + (toFirstByte as number);
  const end = (firstByte ?? connected ?? sent) + toEnd;
  const event = {
    seq,
    at: inMilliseconds(end + toAt),
    type: 'probe.ended',
    probe,
    role: columns[11] ?? 'probe',
    connection,
    due: inMilliseconds(due),
    sent: inMilliseconds(sent),
    connected: connected === null ? null : inMilliseconds(connected),
    firstByte: firstByte === null ? null : inMilliseconds(firstByte),
    end: inMilliseconds(end),
    outcome,
    status,
    instance,
  } as ProbeLine;
  const whole = columns.length < 13 ? event : { ...event, write: columns[12] as number };
  return isEvent(whole) ? whole : null;
}

/** Null for an event that whole microseconds cannot tell exactly, or that brings words: nothing is lost by being written. */
function columnsOf(event: ProbeLine): readonly PlainValue[] | null {
  if (event.value !== undefined || event.said !== undefined) return null;
  const { probe, role, connection, due, sent, connected, firstByte, end, at, outcome, status, instance, write } = event;
  const instants = [due, sent, connected, firstByte, end, at];
  if (!instants.every(isExact)) return null;
  let last = 0;
  const steps = instants.map((one) => {
    if (one === null) return null;
    const step = inMicroseconds(one) - last;
    last += step;
    return step;
  });
  const tail = write !== undefined ? [role, write] : role === 'probe' ? [] : [role];
  return [probe, connection, ...steps, outcome, status, instance, ...tail];
}

const inMicroseconds = (at: Instant): number => Math.round(at * 1000);
const inMilliseconds = (microseconds: number): Instant => instant(microseconds / 1000);

/** Thirty years of microseconds are far from where whole numbers end. */
const isExact = (at: Instant | null): boolean =>
  at === null || (inMilliseconds(inMicroseconds(at)) === at && Math.abs(at) < 1e12);
