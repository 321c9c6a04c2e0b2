/** The schedule of one probe: absolute, so that nothing that happens can move it. */
import type { HttpExtras } from '../model/http-probe.ts';
import type { Connection, Probe, ProbeName } from '../model/probe.ts';
import { after, type Duration, type Instant, milliseconds } from '../model/time.ts';
import type { Asker } from './asker.ts';

/** A probe to be sent, and who sends it. */
export interface ProberSpec {
  readonly name: ProbeName;
  readonly role: 'probe' | 'load';
  readonly probe: Timed;
  readonly asker: Asker;
  /** The number of the first slot's write, where the load writes: the next slot's is one more. */
  readonly firstWrite?: number;
}

/** How often a probe is due, and how soon an answer must come: an HTTP probe may have limits below `within`. */
type Timed = Pick<Probe, 'rate' | 'within'> & Pick<HttpExtras, 'latency' | 'degraded'>;

export interface ProbeSchedule {
  readonly spec: ProberSpec;
  /** Due instant of the first slot. */
  readonly start: Instant;
  readonly period: Duration;
  /** See `latenessAllowed`. */
  readonly tolerance: Duration;
  /** Slots take these in turn. */
  readonly connections: readonly Connection[];
  /** The slot that comes next: 0, 1, 2 … */
  slot: number;
}

/**
 * Schedules that begin at `start`. Their first slots are spread over the shortest period, so that probes whose rates are
 * multiples of one another are never due together.
 */
export function makeSchedules(specs: readonly ProberSpec[], start: Instant): readonly ProbeSchedule[] {
  const periods = specs.map(({ probe }) => 1000 / probe.rate);
  const shortest = Math.min(...periods);
  return specs.map((spec, index) => ({
    spec,
    start: after(start, milliseconds((shortest * index) / specs.length)),
    period: milliseconds(periods[index]!),
    tolerance: latenessAllowed(spec.probe),
    connections: turns(spec.asker.connections),
    slot: 0,
  }));
}

/** When the next slot is due: counted from the start, so that no error adds up. */
export const dueOf = ({ start, slot, period }: ProbeSchedule): Instant => after(start, milliseconds(slot * period));

/** Even slots are fresh and odd ones kept, where a probe wants both. */
const turns = (wanted: readonly Connection[]): readonly Connection[] =>
  (['fresh', 'kept'] as const).filter((connection) => wanted.includes(connection));

/**
 * How late a probe may be sent and still speak for the instant at which it was due: half its period, as it would stand
 * for another slot beyond that; but no less than 25 ms, which a busy machine's timers can take and which is little
 * against any health interval; and no more than a quarter of the shortest time that the answer has, since that time runs from
 * the due instant and our lateness must not eat the service's share.
 */
export function latenessAllowed({ rate, within, latency = within, degraded }: Timed): Duration {
  const share = Math.min(within, latency, degraded?.within ?? within) / 4;
  return milliseconds(Math.min(Math.max(500 / rate, 25), share));
}
