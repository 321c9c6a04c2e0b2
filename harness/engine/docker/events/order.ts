/** Puts events into the order of their own time, by holding each back for a moment; and drops those already seen. */
import type { RawEvent } from './line.ts';

/** Events arrive up to 0.4 ms out of order; ten times that is held back, in milliseconds. */
export const reorderWindow = 5;

/** How many lines are remembered: twice what the engine itself can replay. */
const remembered = 512;

export interface Ordered {
  /** Takes an event received at `now` (any monotonic milliseconds); false when it was seen before. */
  push(event: RawEvent, now: number): boolean;
  /** The events that have waited long enough at `now`, and any earlier by their own time, sorted. */
  take(now: number): readonly RawEvent[];
  readonly waiting: number;
}

export function orderEvents(): Ordered {
  const seen = new Set<string>();
  let held: { readonly event: RawEvent; readonly received: number }[] = [];
  return {
    push: (event, now) => {
      if (seen.has(event.line)) return false;
      seen.add(event.line);
      if (seen.size > remembered) seen.delete(seen.values().next().value!);
      held.push({ event, received: now });
      return true;
    },
    take: (now) => {
      held.sort((a, b) => (a.event.nanoseconds < b.event.nanoseconds ? -1 : 1));
      const last = held.findLastIndex(({ received }) => received + reorderWindow <= now);
      const due = held.slice(0, last + 1);
      held = held.slice(last + 1);
      return due.map(({ event }) => event);
    },
    get waiting() {
      return held.length;
    },
  };
}
