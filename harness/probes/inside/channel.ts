/** What the prober inside is given, and what it tells line by line. */
import type { Clients, HostPort } from '../../engine/clients.ts';
import type { EventOf } from '../../model/event.ts';
import type { Probe, ProbeName } from '../../model/probe.ts';
import type { ProbeEnded } from '../../model/probe-ended.ts';
import { type Instant, instant } from '../../model/time.ts';
import { portAskerOf } from '../port-askers.ts';
import type { ProberSpec } from '../probe-schedule.ts';

/** One probe or load that is asked inside. */
export interface InsideProbe {
  readonly name: ProbeName;
  readonly role: ProberSpec['role'];
  readonly probe: Probe;
  /** Where it is asked in there: the name is looked up for each new connection. */
  readonly at: HostPort;
}

/** The first line; instants of all others are of this clock. */
export interface InsideBegan {
  readonly type: 'began';
  /** The wall clock at its instant 0, milliseconds since 1970: the engine host's. */
  readonly wall: number;
  /** When its schedules begin. */
  readonly start: Instant;
}

export type InsideLine = InsideBegan | ProbeEnded | Omit<EventOf<'warned'>, 'seq' | 'at'>;

/** Null: it was cut off when the program was killed. */
export function readInsideLine(line: string): InsideLine | null {
  try {
    return JSON.parse(line) as InsideLine;
  } catch {
    return null;
  }
}

/** What the prober sends of it, wherever that runs. */
export const insideSpecs = (asked: readonly InsideProbe[], clients: Clients): readonly ProberSpec[] =>
  asked.flatMap(({ name, role, probe, at }) => {
    const asker = portAskerOf(probe, { env: { clients }, address: () => at });
    return asker === null ? [] : [{ name, role, probe, asker }];
  });

/** The same answer on a clock whose instant 0 was `shift` before that of the program's. */
export function shifted(ended: ProbeEnded, shift: number): ProbeEnded {
  const at = (time: Instant): Instant => instant(time + shift);
  const { due, sent, connected, firstByte, end } = ended;
  return {
    ...ended,
    due: at(due),
    sent: at(sent),
    connected: connected === null ? null : at(connected),
    firstByte: firstByte === null ? null : at(firstByte),
    end: at(end),
  };
}
