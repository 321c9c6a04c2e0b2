/** Events of every shape that a timeline may hold: made by hand, and arbitrary ones. */
import fc from 'fast-check';
import type { EventOf, TimelineEvent } from '../../harness/model/event.ts';
import { type Instant, instant, toMicrosecond } from '../../harness/model/time.ts';
import { answered, only } from '../timelines/events.ts';

export const phase = (seq: number): TimelineEvent =>
  only('phase.began', seq, { seq, phase: 'setup', experiment: null });

export const probe = (seq: number, more: Partial<EventOf<'probe.ended'>> = {}): EventOf<'probe.ended'> =>
  answered(seq, 'ok', {
    seq,
    at: instant(seq + 1.25),
    probe: 'api',
    sent: instant(seq + 0.5),
    connected: instant(seq + 0.75),
    firstByte: instant(seq + 1),
    end: instant(seq + 1.125),
    status: 200,
    instance: '8f3c2a1b9d0e',
    ...more,
  });

const aName = fc.oneof(
  fc.constantFrom(
    'api',
    'ok',
    '',
    '__proto__',
    'a "quote" \\ of it',
    'a\nline',
    'naïve ☕',
    '\ud800',
    '\u2028',
    '[1,2]',
  ),
  fc.string({ unit: 'binary' }),
);
const anInstant = (max: number) =>
  fc.double({ min: -max, max, noNaN: true }).map((at): Instant => toMicrosecond(instant(at)));
const near = fc.oneof(anInstant(1e3), anInstant(1e8), anInstant(1e11));
const aCount = fc.oneof(fc.integer({ min: 0, max: 599 }), fc.maxSafeNat());

/** With instants of whole microseconds in any order, as a recorder makes them and as no recorder would. */
export const anyProbe: fc.Arbitrary<EventOf<'probe.ended'>> = fc
  .record(
    {
      at: near,
      type: fc.constant('probe.ended' as const),
      probe: aName,
      role: fc.constantFrom('probe' as const, 'load' as const),
      connection: fc.constantFrom('fresh' as const, 'kept' as const),
      due: near,
      sent: near,
      connected: fc.option(near),
      firstByte: fc.option(near),
      end: near,
      outcome: fc.constantFrom('ok' as const, 'refused' as const, 'harness_late' as const, 'no_data' as const),
      status: fc.option(aCount),
      instance: fc.option(aName),
      write: aCount,
    },
    { requiredKeys: [...required()], noNullPrototype: true },
  )
  .map((one) => ({ seq: 0, ...one }));

function required() {
  return [
    ...(['at', 'type', 'probe', 'role', 'connection', 'due', 'sent', 'connected', 'firstByte', 'end'] as const),
    ...(['outcome', 'status', 'instance'] as const),
  ];
}
