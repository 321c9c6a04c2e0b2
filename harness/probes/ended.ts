/** What stands in the timeline of one slot of a probe. */
import type { HttpAnswer } from '../engine/environment.ts';
import type { ProbeEnded } from '../model/event.ts';
import type { Connection, Outcome } from '../model/probe.ts';
import { after, between, type Instant } from '../model/time.ts';
import type { Lane, Write } from './probe-schedule.ts';

/** One slot of a lane. */
export interface Slot {
  readonly connection: Connection;
  readonly due: Instant;
  readonly write: Write | null;
}

export function endedEvent(lane: Lane, { connection, due, write }: Slot, answer: HttpAnswer): ProbeEnded {
  const { sent, connected, firstByte, end, status, instance } = answer;
  return {
    type: 'probe.ended',
    probe: lane.spec.name,
    role: lane.spec.role,
    connection,
    due,
    sent,
    connected,
    firstByte,
    end,
    outcome: judgeTiming(lane, due, answer),
    status,
    instance,
    ...(write === null ? {} : { write: write.number }),
  };
}

/** A slot that was passed over at `now`. */
export const unsentAnswer = (now: Instant): HttpAnswer => ({
  sent: now,
  connected: null,
  firstByte: null,
  end: now,
  outcome: 'harness_late',
  status: null,
  instance: null,
});

/**
 * The answer's own outcome, unless its instants speak against it. A request is ended at its deadline; one that ended
 * much later shows that our own event loop stood still, and then neither `ok` nor a timeout can be told from the other.
 */
function judgeTiming(lane: Lane, due: Instant, { sent, end, outcome }: HttpAnswer): Outcome {
  if (between(due, sent) > lane.tolerance) return 'harness_late';
  const overdue = between(after(due, lane.spec.probe.within), end);
  if (overdue <= 0) return outcome;
  const timed = outcome === 'ok' || outcome === 'connect_timeout' || outcome === 'response_timeout';
  if (timed && overdue > lane.tolerance) return 'harness_late';
  return outcome === 'ok' ? 'response_timeout' : outcome;
}
