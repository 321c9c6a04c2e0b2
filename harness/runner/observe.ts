/** What the engine made of the settings, and what its health checks said. */
import type { ContainerView } from '../engine/engine.ts';
import type { Plan } from '../model/plan.ts';
import { type Duration, milliseconds } from '../model/time.ts';
import { type LiveContext, onRunClock } from './context.ts';

/** One line per container: the settings as the engine has them. */
export function recordServices(context: LiveContext, views: readonly ContainerView[]): void {
  for (const view of views) {
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
    });
  }
}

/**
 * Reads the health logs. The engine keeps five looks per container, those of an earlier life included, so this is called
 * often enough to miss none, and each look is recorded once.
 */
export function healthReader(context: LiveContext): () => Promise<void> {
  const recorded = new Map<string, number>();
  return async () => {
    for (const view of await context.env.engine.containers.list()) {
      const last = recorded.get(view.id) ?? Number.NEGATIVE_INFINITY;
      for (const look of view.health?.log ?? []) {
        if (look.start <= last) continue;
        recorded.set(view.id, look.start);
        context.recorder.append({
          type: 'health.probed',
          service: view.service,
          replica: view.replica,
          container: view.id.slice(0, 12),
          start: onRunClock(context, look.start),
          end: onRunClock(context, look.end),
          exitCode: look.exitCode,
          output: look.output.trim().slice(0, 400),
        });
      }
    }
  };
}

/** How long a health log surely holds what was not read yet: four of its five looks, at most ten seconds. */
export function healthLogLasts(plan: Plan): Duration {
  const gaps = plan.services.flatMap((one) =>
    one.health === null ? [] : [one.health.interval, one.health.startInterval],
  );
  return milliseconds(Math.max(500, Math.min(10_000, 4 * Math.min(...gaps, 2_500))));
}
