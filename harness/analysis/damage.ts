/** What users lost: downtime, lost work, flaps. */
import type { Probe } from '../model/probe.ts';
import { type Duration, type Instant, instant, milliseconds, type Span } from '../model/time.ts';
import type { ProbeSample } from './chronicle.ts';
import { periodOf } from './resolution.ts';
import { dueIn, isBad, isGood, isUnknown, shareOf } from './samples.ts';
import { mergeSpans } from './spans.ts';

/** Stretches in which users failed: each bad sample stands for the time up to the next one due, two periods at most. */
export function badSpans(samples: readonly ProbeSample[], probe: Probe, span: Span): Span[] {
  const inside = dueIn(samples, span);
  const longest = 2 * periodOf(probe);
  const bad: Span[] = [];
  for (let i = 0; i < inside.length; i++) {
    const sample = inside[i]!;
    if (!isBad(sample, probe)) continue;
    const next = inside[i + 1]?.due ?? span.to;
    bad.push({ from: sample.due, to: instant(Math.min(next, sample.due + longest)) });
  }
  return mergeSpans(bad);
}

const bin = 1000;

/** Σ max(0, baseline goodput − goodput)·Δt over bins of a second, in requests. Our own lateness is nobody's loss. */
export function lostWork(samples: readonly ProbeSample[], probe: Probe, baseline: Span, span: Span): number {
  const normal = shareOf(dueIn(samples, baseline), probe);
  const expected = normal.due === 0 ? 1 : normal.good / normal.due;
  let lost = 0;
  let good = 0;
  let due = 0;
  let edge = span.from + bin;
  for (const sample of dueIn(samples, span)) {
    if (sample.due >= edge) {
      lost += Math.max(0, expected * due - good);
      good = due = 0;
      edge += bin * (1 + Math.floor((sample.due - edge) / bin));
    }
    if (isUnknown(sample)) continue;
    due++;
    if (isGood(sample, probe)) good++;
  }
  return Math.round(lost + Math.max(0, expected * due - good));
}

/** Changes from good to bad after the first recovery. */
export function flapsAfter(
  samples: readonly ProbeSample[],
  probe: Probe,
  recovered: Instant | null,
  end: Instant,
): number {
  if (recovered === null) return 0;
  let flaps = 0;
  let wasGood = true;
  for (const sample of dueIn(samples, { from: recovered, to: end })) {
    if (isUnknown(sample)) continue;
    const good = isGood(sample, probe);
    if (wasGood && !good) flaps++;
    wasGood = good;
  }
  return flaps;
}

export const downtimeOf = (bad: readonly Span[]): Duration =>
  milliseconds(bad.reduce((total, one) => total + one.to - one.from, 0));
