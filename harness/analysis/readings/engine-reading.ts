/** What the engine noticed of a service, and when it called it well again. */
import type { ContainerState, Observed, ReplicaReading } from '../../model/analysis.ts';
import { type Duration, type Instant, instant, milliseconds, type Span } from '../../model/time.ts';
import { containerLasts } from '../../prediction/recovery-window.ts';
import type { Change } from '../event-index.ts';
import { notBefore, observedBetween } from './resolution.ts';
import type { Assumption } from './slots.ts';
import type { Window } from './windows.ts';

export interface EngineDetection {
  readonly observed: Observed;
  readonly as: 'unhealthy' | 'died' | null;
  readonly change: Change | null;
}

/**
 * First `unhealthy` or `die` in the window. A pause is none, and neither is a status that reads unhealthy without an event
 * (`engine/SEMANTICS.md`, "Docker: health"): the engine has noticed nothing. It may have noticed earlier, unheard, while events were lost.
 */
export function detectionIn(
  changes: readonly Change[],
  window: Window,
  resolution: Duration,
  lost: readonly Span[] = [],
): EngineDetection {
  const from = instant(window.from - resolution);
  const inside = changes.filter((one) => one.engineAt >= from && one.engineAt <= window.to);
  const first = inside.find((one) => one.change.to === 'unhealthy' || one.change.to === 'died') ?? null;
  const gap = lost.find((one) => one.to >= from && one.from <= (first?.engineAt ?? window.to)) ?? null;
  const missed = gap === null ? null : missedIn(gap, inside, first);
  const sure = missed ?? first;
  if (sure === null) {
    const observed =
      gap === null
        ? notBefore(window, window.to, 'ended')
        : notBefore(window, instant(gap.from - resolution), 'unseen');
    return { observed, as: null, change: null };
  }
  const latest = missed === null ? sure.engineAt : instant(Math.min(gap!.to, sure.engineAt));
  const earliest = gap === null ? latest : instant(Math.max(gap.from, Math.min(window.origin, latest)));
  const as = sure.change.to === 'unhealthy' || sure.change.to === 'healthy' ? 'unhealthy' : 'died';
  return { observed: observedBetween(window, earliest, latest, resolution), as, change: first };
}

/** A start, or a return to health, that nothing before it explains: what came before it was lost. */
function missedIn(gap: Span, inside: readonly Change[], first: Change | null): Change | null {
  const after = inside.filter((one) => one.engineAt >= gap.from && one.engineAt < (first?.engineAt ?? Infinity));
  return after.find((one) => one.change.to === 'started' || one.change.to === 'healthy') ?? null;
}

/** Stretches in which every replica is running, and healthy where it has a check, or done; what is unknown is taken as assumed. */
export function wellSpans(
  replicas: readonly ReplicaReading[],
  checked: boolean,
  span: Span,
  assumption: Assumption = 'worst',
): Span[] {
  const good: readonly ContainerState[] = [
    checked ? 'healthy' : 'running',
    'done',
    ...(assumption === 'best' ? (['unknown'] as const) : []),
  ];
  return spansWhere(replicas, span, (states) => states.every((one) => good.includes(one)));
}

/** States in which nobody can answer. */
const silent: readonly ContainerState[] = ['created', 'paused', 'restarting', 'exited', 'done', 'removed'];

/** Stretches in which no container of the service is there to answer, with `resolution` left out at each end. */
export const downIn = (replicas: readonly ReplicaReading[], span: Span, resolution: Duration): Span[] =>
  spansWhere(replicas, span, (states) => states.every((one) => silent.includes(one)))
    .map((one) => ({ from: instant(one.from + resolution), to: instant(one.to - resolution) }))
    .filter((one) => one.from < one.to);

/** Stretches in which the states of the replicas, one each, are as asked. */
function spansWhere(
  replicas: readonly ReplicaReading[],
  span: Span,
  holds: (states: readonly ContainerState[]) => boolean,
): Span[] {
  const edges = new Set<number>([span.from, span.to]);
  for (const { lane } of replicas) {
    for (const one of lane) {
      if (one.from > span.from && one.from < span.to) edges.add(one.from);
    }
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const found: Span[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const from = instant(sorted[i]!);
    const to = instant(sorted[i + 1]!);
    const states = replicas.map(({ lane }) => lane.find((one) => one.from <= from && one.to >= to)?.state ?? 'unknown');
    if (!holds(states)) continue;
    const last = found.at(-1);
    if (last !== undefined && last.to === from) found[found.length - 1] = { from: last.from, to };
    else found.push({ from, to });
  }
  return found;
}

/** Both readings of when a service was well: with what is unknown taken as well, and as not. */
export interface Wellness {
  readonly best: readonly Span[];
  readonly worst: readonly Span[];
}

export interface EngineRecovery {
  /** When it first was not well; null: it never broke, as far as anything was seen. */
  readonly brokeAt: Instant | null;
  readonly observed: Observed;
  /** Stable again: what a limit is held against. */
  readonly stays: Observed;
  /** When it surely was not well again after it had been; null: it surely never was. */
  readonly relapse: Instant | null;
}

/**
 * The first time it is well again for 5 s after it was not, and the first since when it is so until the end, in [`from`, window.to]. While its state is unknown it may have been well
 * or not: it was back at the earliest as soon as it may have been, and at the latest when it surely was.
 */
export function serviceRecoveryIn(
  well: Wellness,
  window: Window,
  resolution: Duration,
  from: Instant = window.from,
): EngineRecovery {
  const brokeAt = brokenFrom(well.worst, from, window.to);
  if (brokeAt === null) {
    const always: Observed = { seen: true, at: window.origin, time: { value: milliseconds(0), resolution } };
    return { brokeAt, observed: always, stays: always, relapse: null };
  }
  const surely = brokenFrom(well.best, from, window.to);
  const never = surely === null ? window.origin : null;
  const soonest = surely === null ? { at: brokeAt, lasts: true } : backIn(well.best, brokeAt, window.to);
  const latest = backIn(well.worst, surely ?? lastBroken(well.worst, window.to), window.to);
  const stays = surely === null ? soonest : wellToTheEnd(well.best, window.to);
  return {
    brokeAt,
    observed: observe(soonest, latest, never, window, resolution),
    stays: observe(stays, wellToTheEnd(well.worst, window.to), never, window, resolution),
    relapse: latest?.lasts ? brokenFrom(well.best, latest.at, window.to) : null,
  };
}

/** Since when it is well until `end`, for 5 s at the least or not; null: it is not. */
function wellToTheEnd(well: readonly Span[], end: Instant): Back | null {
  const last = well.find((one) => one.from < end && one.to >= end);
  return last === undefined ? null : { at: last.from, lasts: end - last.from >= containerLasts };
}

interface Back {
  readonly at: Instant;
  /** For 5 s at the least, before the observation ended. */
  readonly lasts: boolean;
}

/** `never`: when it was back if it never broke; null: it did. */
function observe(
  soonest: Back | null,
  latest: Back | null,
  never: Instant | null,
  window: Window,
  resolution: Duration,
): Observed {
  const early = (at: Instant): Instant => instant(at - resolution);
  if (soonest === null) return notBefore(window, window.to, 'ended');
  if (!soonest.lasts) return notBefore(window, early(soonest.at), 'unproved');
  const earliest = never ?? soonest.at;
  return latest?.lasts
    ? observedBetween(window, earliest, latest.at, resolution)
    : notBefore(window, early(earliest), 'unseen');
}

/** When it first was not well, from `from` on; null: it was well until `end`. */
function brokenFrom(well: readonly Span[], from: Instant, end: Instant): Instant | null {
  const first = well.find((one) => one.to > from);
  const brokeAt = first === undefined || first.from > from ? from : first.to;
  return brokeAt >= end ? null : brokeAt;
}

/** The end of the last time that it was not well. */
const lastBroken = (well: readonly Span[], end: Instant): Instant => well.findLast((one) => one.to >= end)?.from ?? end;

/** The first time from `from` on that it is well and stays so; else since when it was at the end; null: it was not. */
function backIn(well: readonly Span[], from: Instant, end: Instant): Back | null {
  const after = well
    .filter((one) => one.to > from && one.from <= end)
    .map((one) => ({ at: instant(Math.max(one.from, from)), to: Math.min(one.to, end) }));
  const back = after.find((one) => one.to - one.at >= containerLasts);
  if (back !== undefined) return { at: back.at, lasts: true };
  const last = after.at(-1);
  return last !== undefined && last.to >= end ? { at: last.at, lasts: false } : null;
}
