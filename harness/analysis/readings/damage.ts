/** What users lost: downtime, degraded time, lost work, flaps; each with its bounds where not everything was seen. */
import type { Counted, Measured } from '../../model/analysis.ts';
import { type Duration, type Instant, milliseconds, type Span } from '../../model/time.ts';
import type { Slots, Stretch } from './slots.ts';
import { totalOf } from './spans.ts';

/**
 * The time in which users failed, or were given degraded answers. What was not seen counts for half, and may have been all or nothing
 * of it; each beginning and each end of a stretch is known as well as the probe sees.
 */
export function timeOf(is: 'bad' | 'degraded', stretches: readonly Stretch[], resolution: Duration): Measured {
  const certain = totalOf(stretches.filter((one) => one.is === is));
  const unknown = totalOf(stretches.filter((one) => one.is === 'unknown'));
  return amountOf(certain, unknown, edgesIn(is, stretches), resolution);
}

/** At least `certain`, and up to `possible` more; `edges`: how many stretches had a beginning and an end. */
export function amountOf(certain: number, possible: number, edges: number, resolution: Duration): Measured {
  const low = Math.max(0, certain - edges * resolution);
  const high = certain + possible + edges * resolution;
  if (possible <= 0) return { value: milliseconds(certain), resolution: milliseconds(high - certain) };
  return {
    value: milliseconds((low + high) / 2),
    resolution: milliseconds((high - low) / 2),
    unseen: milliseconds(possible / 2),
  };
}

/** Stretches of it and of unknown that follow one another have one beginning and one end. */
function edgesIn(is: Stretch['is'], stretches: readonly Stretch[]): number {
  const may = stretches.map((one) => one.is === is || one.is === 'unknown');
  return may.filter((so, index) => so && may[index - 1] !== true).length;
}

const bin = 1000;

/** Σ max(0, baseline goodput − goodput)·Δt over bins of a second, in requests; what was not seen may have been answered, or not. */
export function lostWork(slots: Slots, baseline: Span, span: Span): Counted {
  const normal = slots.dueIn(baseline).share();
  const expected = normal.due === 0 ? 1 : normal.good / normal.due;
  let least = 0;
  let most = 0;
  const inside = slots.dueIn(span);
  for (let from = 0; from < inside.length; ) {
    const edge = span.from + bin * (1 + Math.floor((inside.samples.dueAt(from) - span.from) / bin));
    const to = Math.max(from + 1, inside.samples.firstDue(edge));
    const { good, due, unknown } = inside.at(from, to).share();
    least += Math.max(0, expected * due - good);
    most += Math.max(0, expected * (due + unknown) - good);
    from = to;
  }
  return { value: (Math.round(least) + Math.round(most)) / 2, resolution: (Math.round(most) - Math.round(least)) / 2 };
}

/** Changes from good to bad after `served`, as far as they were seen. */
export function flapsAfter(slots: Slots, served: Instant | null, end: Instant): number {
  if (served === null) return 0;
  const inside = slots.dueIn({ from: served, to: end });
  let flaps = 0;
  let wasGood = true;
  for (let i = 0; i < inside.length; i++) {
    const is = inside.kindAt(i);
    if (is === 'unknown' || is === 'degraded') continue;
    if (wasGood && is === 'bad') flaps++;
    wasGood = is === 'good';
  }
  return flaps;
}
