/** What the engine noticed of a service, and when it called it well again. */
import type { Observed, ReplicaReading } from '../model/analysis.ts';
import { between, type Duration, type Instant, instant, milliseconds, type Span, seconds } from '../model/time.ts';
import type { Change } from './chronicle.ts';
import { measuredFrom } from './resolution.ts';
import type { Window } from './windows.ts';

export interface EngineDetection {
  readonly observed: Observed;
  readonly as: 'unhealthy' | 'died' | null;
  readonly change: Change | null;
}

/**
 * First `unhealthy` or `die` in the window. A pause is none, and neither is a status that reads unhealthy without an event
 * (`reference/engine-semantics.md` §1.5): the engine has noticed nothing.
 */
export function detectionIn(changes: readonly Change[], window: Window, resolution: Duration): EngineDetection {
  const noticed = (one: Change): boolean => one.change.to === 'unhealthy' || one.change.to === 'died';
  const first = changes.find(
    (one) => one.engineAt >= window.from - resolution && one.engineAt <= window.to && noticed(one),
  );
  if (first === undefined) {
    return { observed: { seen: false, until: between(window.origin, window.to) }, as: null, change: null };
  }
  const as = first.change.to === 'died' ? 'died' : 'unhealthy';
  return {
    observed: { seen: true, at: first.engineAt, time: measuredFrom(window, first.engineAt, resolution) },
    as,
    change: first,
  };
}

/** Stretches in which every replica is running, and healthy where it has a check. */
export function wellSpans(replicas: readonly ReplicaReading[], checked: boolean, span: Span): Span[] {
  const good = checked ? 'healthy' : 'running';
  const edges = new Set<number>([span.from, span.to]);
  for (const { lane } of replicas) {
    for (const one of lane) {
      if (one.from > span.from && one.from < span.to) edges.add(one.from);
    }
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const well: Span[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const from = instant(sorted[i]!);
    const to = instant(sorted[i + 1]!);
    if (!replicas.every(({ lane }) => lane.some((one) => one.state === good && one.from <= from && one.to >= to)))
      continue;
    const last = well.at(-1);
    if (last !== undefined && last.to === from) well[well.length - 1] = { from: last.from, to };
    else well.push({ from, to });
  }
  return well;
}

export interface EngineRecovery {
  /** When it first was not well; null: it never broke. */
  readonly brokeAt: Instant | null;
  readonly observed: Observed;
}

/** A container that falls again sooner than this has not come back: a crash loop runs for a moment, too. */
const lasting: Duration = seconds(5);

/** The first time it is well again after it was not, in [`from`, window.to]; well for 5 s, or until the looking ended. */
export function serviceRecoveryIn(
  well: readonly Span[],
  window: Window,
  resolution: Duration,
  from: Instant = window.from,
): EngineRecovery {
  const first = well.find((one) => one.to > from);
  const brokeAt = first === undefined || first.from > from ? from : first.to;
  if (brokeAt >= window.to) {
    return { brokeAt: null, observed: { seen: true, at: window.origin, time: { value: milliseconds(0), resolution } } };
  }
  const back = well.find((one) => one.from >= brokeAt && one.from <= window.to && lasts(one, window.to));
  if (back === undefined) return { brokeAt, observed: { seen: false, until: between(window.origin, window.to) } };
  return { brokeAt, observed: { seen: true, at: back.from, time: measuredFrom(window, back.from, resolution) } };
}

const lasts = (span: Span, end: Instant): boolean => span.to - span.from >= lasting || span.to >= end;
