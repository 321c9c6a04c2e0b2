/** What one look at a name means, on the run's clock. */
import type { EventBody, ProbeEnded } from '../../model/event.ts';
import type { DnsProbe, Outcome, ProbeName } from '../../model/probe.ts';
import type { Instant } from '../../model/time.ts';
import type { Look } from './lookup-program.ts';
import { latenessAllowed } from '../probe-schedule.ts';

/** Reads a line of the program; null: one that was cut off when it was killed. */
export function readLook(line: string): Look | null {
  try {
    return JSON.parse(line) as Look;
  } catch {
    return null;
  }
}

/** `expected` is how many addresses a good answer has; none at all is what a name that is not found has. */
export function judgeLook({ due, sent, end, addresses, error }: Look, probe: DnsProbe, expected: number): Outcome {
  if (sent - due > latenessAllowed(probe)) return 'harness_late';
  if (error === 'ETIMEOUT' || end - due > probe.within) return 'response_timeout';
  if (error !== null && expected > 0) return 'dns';
  return addresses.length === expected ? 'ok' : 'wrong';
}

/** The two events of a look. `onRunClock` moves the engine's wall clock to the run's. */
export function lookEvents(
  name: ProbeName,
  look: Look,
  outcome: Outcome,
  onRunClock: (wall: number) => Instant,
): readonly EventBody[] {
  const { addresses, ttl, error } = look;
  const [due, sent, end] = [onRunClock(look.due), onRunClock(look.sent), onRunClock(look.end)];
  const firstByte = error === null ? end : null;
  return [
    { type: 'dns.answered', probe: name, due, end, addresses, ttl, error },
    // Who takes an answer as it comes goes to the first address of it.
    { ...ended(name, outcome, due), sent, firstByte, end, instance: addresses[0] ?? null },
  ];
}

/** A look that was due when nobody could look. */
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
