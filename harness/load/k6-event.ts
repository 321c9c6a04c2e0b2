/** What k6 told, as events on the run's clock. */
import type { EventBody } from '../model/event.ts';
import { type Instant, instant } from '../model/time.ts';
import type { K6Told } from './k6-lines.ts';
import type { LoadContext } from './load.ts';

/** Null: nothing of it belongs in the timeline. k6 reuses connections unless its script forbids it. */
export function k6Event(told: K6Told, { name, env, clockOffset }: LoadContext): EventBody | null {
  /** To a microsecond, which is what is left of a second since 1970 as a number. */
  const onRunClock = (wall: number): Instant =>
    instant(Math.round((wall - env.clock.wall - clockOffset) * 1000) / 1000);
  const reached = (wall: number | null): Instant | null => (wall === null ? null : onRunClock(wall));
  if (told.what === 'iteration') return null;
  if (told.what === 'dropped') {
    return { type: 'load.dropped', load: name, from: onRunClock(told.at), count: told.count };
  }
  return {
    type: 'probe.ended',
    probe: name,
    role: 'load',
    connection: 'kept',
    due: onRunClock(told.start),
    sent: onRunClock(told.start),
    connected: reached(told.connected),
    firstByte: reached(told.firstByte),
    end: onRunClock(told.end),
    outcome: told.outcome,
    status: told.status,
    instance: told.ip,
  };
}
