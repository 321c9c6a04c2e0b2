/** The one writer of a timeline: stamps `seq` and `at`, and hands every event on. */
import type { Clock } from '../engine/environment.ts';
import type { EventBody, TimelineEvent } from '../model/event.ts';
import { type Instant, toMicrosecond } from '../model/time.ts';

export interface Recorder {
  append(body: EventBody): TimelineEvent;
}

/** `sink` is called once per event, in order; it must not throw. */
export function makeRecorder(clock: Clock, sink: (event: TimelineEvent) => void): Recorder {
  let seq = 0;
  return {
    append(body) {
      const event: TimelineEvent = { seq, at: toMicrosecond(clock.now()), ...rounded(body) };
      seq += 1;
      sink(event);
      return event;
    },
  };
}

/** No clock is better than a microsecond. What comes by the hundred is rounded before anyone sees it, so that all see the numbers that are written. */
function rounded(body: EventBody): EventBody {
  switch (body.type) {
    case 'probe.ended': {
      const { due, sent, connected, firstByte, end } = body;
      return {
        ...body,
        due: toMicrosecond(due),
        sent: toMicrosecond(sent),
        connected: roundedOrNull(connected),
        firstByte: roundedOrNull(firstByte),
        end: toMicrosecond(end),
      };
    }
    // Recorded with the probe's own, by the same `due`.
    case 'metric.sampled':
    case 'dns.answered':
      return { ...body, due: toMicrosecond(body.due), end: toMicrosecond(body.end) };
    case 'log.matched': {
      const lines = body.lines.map((one) => ({ ...one, written: toMicrosecond(one.written) }));
      return { ...body, due: toMicrosecond(body.due), lines };
    }
    default:
      return body;
  }
}

const roundedOrNull = (at: Instant | null): Instant | null => (at === null ? null : toMicrosecond(at));
