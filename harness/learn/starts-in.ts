/** How long a service took from the start of its container to its first good answer, as far as anybody saw it. */
import type { ContainerView } from '../engine/engine.ts';
import type { ProbeEnded } from '../model/probe-ended.ts';
import type { ServiceName } from '../model/stack.ts';
import { between, type Duration, type Instant, instant, milliseconds } from '../model/time.ts';
import { type LiveContext, onRunClock } from '../runner/context.ts';

/** `listened`: when it was first seen to take a connection. Whichever came first counts; of a container that is older than the run nothing is known. */
export function startsIn(
  live: Pick<LiveContext, 'env' | 'clockOffset'>,
  view: ContainerView | undefined,
  listened: Instant | null,
  answers: readonly ProbeEnded[],
): Duration | null {
  const started = view === undefined ? null : onRunClock(live, view.startedAt);
  if (view === undefined || started === null || started < 0) return null;
  const passed = (view.health?.log ?? []).find(({ start, exitCode }) => start >= view.startedAt && exitCode === 0);
  const seen = [
    ...(listened === null ? [] : [listened]),
    ...(passed === undefined ? [] : [onRunClock(live, passed.end)]),
    ...answers.filter(({ outcome }) => outcome === 'ok').map(({ end }) => end),
  ];
  if (seen.length === 0) return null;
  return milliseconds(Math.max(0, between(started, instant(Math.min(...seen)))));
}

/** Its first container. */
export const firstOf = (views: readonly ContainerView[], service: ServiceName): ContainerView | undefined =>
  views.find((one) => one.service === service);
