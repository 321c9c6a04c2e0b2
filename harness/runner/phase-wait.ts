/** Waits for a place in the health cycle of a fault's target, so that repeats meet it where the design wants them to. */
import type { ContainerView, EngineTime, HealthLook } from '../engine/engine.ts';
import type { PlannedExperiment } from '../model/plan.ts';
import { after, type Duration, milliseconds } from '../model/time.ts';
import { type LiveContext, onRunClock } from './context.ts';

/** From the end of the wait until the fault bites: seen 10 … 20 ms for a crash and for requests. */
const lead = milliseconds(15);

/** What is nearer than this cannot be met any more. */
const margin = milliseconds(5);

/**
 * Returns at the end of the target's last look plus `phase` × (interval + length of a look); where that has passed, one cycle later.
 * Returns at once where no phase is wanted, or nothing is looked at. Of several replicas the first counts.
 */
export async function waitForPhase(context: LiveContext, { phase, fault }: PlannedExperiment): Promise<void> {
  // A plan that was stored before there were phases has none.
  if (phase == null) return;
  const { env, signal } = context;
  const views = await env.engine.containers.list();
  const target = views.find((view) => view.service === fault.target && view.status === 'running');
  const cycle = target === undefined ? null : cycleOf(target);
  if (cycle === null) return;
  let point = after(onRunClock(context, cycle.end), milliseconds(phase * cycle.period - lead));
  while (point < after(env.clock.now(), margin)) point = after(point, cycle.period);
  await env.clock.sleepUntil(point, signal);
}

/** When the last look ended, and how long a cycle is; null: there is no check, or no look yet. */
function cycleOf({
  health,
  healthSettings,
}: ContainerView): { readonly end: EngineTime; readonly period: Duration } | null {
  const last = health?.log.at(-1);
  if (last === undefined || healthSettings === null || health === null) return null;
  return { end: last.end, period: milliseconds(healthSettings.interval + usualLength(health.log)) };
}

/** The median of the few that the engine keeps. */
function usualLength(looks: readonly HealthLook[]): number {
  const lengths = looks.map((look) => look.end - look.start).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length / 2)] ?? 0;
}
