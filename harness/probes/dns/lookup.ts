/** What one lookup of a name means, on the run's clock. */
import type { EventBody } from '../../model/event.ts';
import type { DnsProbe, Outcome, ProbeName } from '../../model/probe.ts';
import type { ProbeEnded } from '../../model/probe-ended.ts';
import type { Instant } from '../../model/time.ts';
import { latenessAllowed } from '../probe-schedule.ts';
import type { Lookup } from './lookup-program.ts';

/** Reads a line of the program; null: one that was cut off when it was killed. */
export function readLookup(line: string): Lookup | null {
  try {
    return JSON.parse(line) as Lookup;
  } catch {
    return null;
  }
}

/** `expected` is how many addresses a good answer has; none at all is what a name that is not found has. */
export function judgeLookup({ due, sent, end, addresses, error }: Lookup, probe: DnsProbe, expected: number): Outcome {
  if (sent - due > latenessAllowed(probe)) return 'harness_late';
  if (error === 'ETIMEOUT' || end - due > probe.within) return 'response_timeout';
  if (error !== null && expected > 0) return 'dns';
  return addresses.length === expected ? 'ok' : 'wrong';
}

/** The two events of a lookup. `onRunClock` moves the engine's wall clock to the run's. */
export function lookupEvents(
  name: ProbeName,
  lookup: Lookup,
  outcome: Outcome,
  onRunClock: (wall: number) => Instant,
): readonly EventBody[] {
  const { addresses, ttl, error } = lookup;
  const [due, sent, end] = [onRunClock(lookup.due), onRunClock(lookup.sent), onRunClock(lookup.end)];
  const firstByte = error === null ? end : null;
  return [
    { type: 'dns.answered', probe: name, due, end, addresses, ttl, error },
    // Who takes an answer as it comes goes to the first address of it.
    { ...ended(name, outcome, due), sent, firstByte, end, instance: addresses[0] ?? null },
  ];
}

/** A lookup that was due when nobody could make it. */
export const unseen = (name: ProbeName, due: Instant): ProbeEnded => ended(name, 'no_data', due);

const ended = (probe: ProbeName, outcome: Outcome, due: Instant): ProbeEnded => ({
  type: 'probe.ended',
  probe,
  role: 'probe',
  connection: 'fresh',
  due,
  sent: due,
  connected: null,
  firstByte: null,
  end: due,
  outcome,
  status: null,
  instance: null,
});
