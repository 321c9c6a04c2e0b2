/** What stands in the timeline of one slot of a probe, and what its instants are worth, for every kind. */
import type { Answer } from '../engine/clients.ts';
import type { Outcome } from '../model/probe.ts';
import type { ProbeEnded } from '../model/probe-ended.ts';
import { after, between, type Instant } from '../model/time.ts';
import type { Slot } from './asker.ts';
import type { ProbeSchedule } from './probe-schedule.ts';

export function endedEvent(schedule: ProbeSchedule, { number, connection, due }: Slot, answer: Answer): ProbeEnded {
  const { name, role, firstWrite } = schedule.spec;
  const { sent, connected, firstByte, end, status, instance, value, said } = answer;
  return {
    type: 'probe.ended',
    probe: name,
    role,
    connection,
    due,
    sent,
    connected,
    firstByte,
    end,
    outcome: judgeTiming(schedule, due, answer),
    status,
    instance,
    ...(firstWrite === undefined ? {} : { write: firstWrite + number }),
    ...(value === undefined ? {} : { value }),
    ...(said === undefined ? {} : { said }),
  };
}

/** A slot that was passed over at `now`. */
export const unsentAnswer = (now: Instant): Answer => ({
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
 * much later shows that our own event loop was blocked, and then neither `ok` nor a timeout can be told from the other.
 */
function judgeTiming({ spec, tolerance }: ProbeSchedule, due: Instant, { sent, end, outcome }: Answer): Outcome {
  if (between(due, sent) > tolerance) return 'harness_late';
  const overdue = between(after(due, spec.probe.within), end);
  if (overdue <= 0) return outcome;
  const timed = outcome === 'ok' || outcome === 'connect_timeout' || outcome === 'response_timeout';
  if (timed && overdue > tolerance) return 'harness_late';
  return outcome === 'ok' ? 'response_timeout' : outcome;
}
