/** What is seen of a lane while it runs: how late the harness was in the row that it has. */
import type { TimelineEvent } from '../../model/event.ts';
import { type Duration, milliseconds } from '../../model/time.ts';
import { quantile } from '../../statistics/quantile.ts';

export interface RowWatch {
  observe(event: TimelineEvent): void;
  /** At the 99th percentile, since it was asked last; null: nothing was sent. */
  lateness(): Duration | null;
}

export function watchRow(): RowWatch {
  let late: number[] = [];
  return {
    observe(event) {
      if (event.type === 'probe.ended') late.push(event.sent - event.due);
    },
    lateness() {
      const all = late.sort((a, b) => a - b);
      late = [];
      return all.length === 0 ? null : milliseconds(quantile(all, 0.99));
    },
  };
}
