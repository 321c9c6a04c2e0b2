/** The one writer of a timeline: stamps `seq` and `at`, and hands every event on. */
import type { Clock } from '../engine/environment.ts';
import type { EventBody, TimelineEvent } from '../model/event.ts';

export interface Recorder {
  append(body: EventBody): TimelineEvent;
}

/** `sink` is called once per event, in order; it must not throw. */
export function makeRecorder(clock: Clock, sink: (event: TimelineEvent) => void): Recorder {
  let seq = 0;
  return {
    append(body) {
      const event: TimelineEvent = { seq, at: clock.now(), ...body };
      seq += 1;
      sink(event);
      return event;
    },
  };
}
