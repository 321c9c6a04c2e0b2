/** What the engine made of the settings, what its health checks said, and its containers' states where its events were lost. */
import type { ContainerView } from '../engine/engine.ts';
import type { Clock } from '../engine/environment.ts';
import type { Plan } from '../model/plan.ts';
import { after, type Duration, type Instant, milliseconds } from '../model/time.ts';
import { type LiveContext, onRunClock } from './context.ts';
import { wordsRecorder } from './last-words.ts';

export interface Observer {
  /** Stops polling, and returns after a last poll. */
  stop(): Promise<void>;
}

/**
 * Polls the project's containers again and again, and after each of the engine's events: one that was started again may
 * have got another address, and by its address it is known who answered. An engine that fails a poll is noticed elsewhere. `look` is shown them too.
 */
export function startObserver(
  context: LiveContext,
  views: readonly ContainerView[],
  look: (seen: readonly ContainerView[]) => void,
): Observer {
  const { env, plan, watch } = context;
  const recordServices = serviceRecorder(context);
  const recordHealth = healthRecorder(context);
  recordServices(views);
  const recordStates = stateRecorder(context);
  const recordWords = wordsRecorder(context);
  const poll = async (): Promise<void> => {
    const lost = watch.lost();
    const seen = await env.engine.containers.list();
    look(seen);
    recordServices(seen);
    recordHealth(seen);
    recordStates(seen, lost);
    await recordWords(seen);
  };
  const done = new AbortController();
  const signal = AbortSignal.any([context.signal, done.signal]);
  const loop = (async () => {
    while (!signal.aborted) {
      const due = after(env.clock.now(), healthLogLasts(plan));
      // Waited for from before the poll, so that what happens during it is seen too.
      const event = watch.next();
      await poll();
      await eventOrTime(event, due, env.clock, signal);
    }
  })().catch(() => undefined);
  return {
    async stop() {
      done.abort(new Error('stopped'));
      await loop;
      await poll();
    },
  };
}

/** Rejects when the signal aborts. */
async function eventOrTime(event: Promise<void>, due: Instant, clock: Clock, signal: AbortSignal): Promise<void> {
  const come = new AbortController();
  const time = clock.sleepUntil(due, AbortSignal.any([signal, come.signal]));
  await Promise.race([event, time]);
  come.abort(new Error('an event came'));
}

/** One line per container, and one more when its addresses are others: the settings as the engine has them. */
function serviceRecorder(context: LiveContext): (views: readonly ContainerView[]) => void {
  const recorded = new Map<string, string>();
  return (views) => {
    for (const view of views) {
      // Before its first start it has neither an address nor a time of start.
      if (view.status === 'created') continue;
      const addresses = view.networks.map((one) => one.address).filter((address) => address !== '');
      const known = recorded.get(view.id);
      if (known === addresses.join() || (known !== undefined && addresses.length === 0)) continue;
      recorded.set(view.id, addresses.join());
      context.recorder.append({
        type: 'service.observed',
        service: view.service,
        replica: view.replica,
        container: view.id.slice(0, 12),
        image: view.image,
        imageDigest: view.imageDigest,
        startedAt: onRunClock(context, view.startedAt),
        health: view.healthSettings,
        restart: view.restart,
        addresses,
      });
    }
  };
}

/** After events were lost, once: what the engine says of each container now, by which its state is known again. */
function stateRecorder(context: LiveContext): (views: readonly ContainerView[], lost: number) => void {
  let told = 0;
  const onRun = (time: number | null): Instant | null =>
    time === null || time <= 0 ? null : onRunClock(context, time);
  return (views, lost) => {
    if (lost === told) return;
    told = lost;
    for (const view of views) {
      context.recorder.append({
        type: 'container.found',
        service: view.service,
        replica: view.replica,
        container: view.id.slice(0, 12),
        status: view.status,
        health: view.status === 'running' ? (view.health?.status ?? null) : null,
        startedAt: onRun(view.startedAt),
        finishedAt: onRun(view.finishedAt),
        exitCode: view.status === 'running' ? null : view.exitCode,
      });
    }
  };
}

/**
 * Reads the health logs. The engine keeps five health check runs per container, those of an earlier life included, so this is called
 * often enough to miss none, and each run is recorded once.
 */
function healthRecorder(context: LiveContext): (views: readonly ContainerView[]) => void {
  const recorded = new Map<string, number>();
  return (views) => {
    for (const view of views) {
      const last = recorded.get(view.id) ?? Number.NEGATIVE_INFINITY;
      for (const run of view.health?.log ?? []) {
        if (run.start <= last) continue;
        recorded.set(view.id, run.start);
        context.recorder.append({
          type: 'health.probed',
          service: view.service,
          replica: view.replica,
          container: view.id.slice(0, 12),
          start: onRunClock(context, run.start),
          end: onRunClock(context, run.end),
          exitCode: run.exitCode,
          output: run.output.trim().slice(0, 400),
        });
      }
    }
  };
}

/** How long a health log surely holds what was not read yet: four of its five runs, at most ten seconds. */
export function healthLogLasts(plan: Plan): Duration {
  const gaps = plan.services.flatMap((one) =>
    one.health === null ? [] : [one.health.interval, one.health.startInterval],
  );
  return milliseconds(Math.max(500, Math.min(10_000, 4 * Math.min(...gaps, 2_500))));
}
