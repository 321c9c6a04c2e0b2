/** Since when each probe has been answered well, while a run goes on: when it is worth to analyse it. */
import type { TimelineEvent } from '../model/event.ts';
import type { ProbeName } from '../model/probe.ts';
import type { Duration, Instant } from '../model/time.ts';

export interface SteadyAnswers {
  observe(event: TimelineEvent): void;
  /** Whether the last answers have been good for `length`, and since `from` at the earliest. */
  lasted(probe: ProbeName, from: Instant, length: Duration): boolean;
}

export function steadyAnswers(): SteadyAnswers {
  const good = new Map<ProbeName, { from: Instant; to: Instant }>();
  return {
    observe(event) {
      if (event.type !== 'probe.ended' || event.role !== 'probe') return;
      const { probe, outcome, due } = event;
      // Neither good nor bad.
      if (outcome === 'harness_late' || outcome === 'no_data') return;
      if (outcome !== 'ok') good.delete(probe);
      else good.set(probe, { from: good.get(probe)?.from ?? due, to: due });
    },
    lasted(probe, from, length) {
      const span = good.get(probe);
      return span !== undefined && span.to - Math.max(span.from, from) >= length;
    },
  };
}
