/** Waits for a place in the health cycle of a fault's target, so that repeats meet it where the design wants them to. */
import type { ContainerView } from '../engine/engine.ts';
import type { Fault } from '../model/fault.ts';
import { needsOf } from '../model/fault-traits.ts';
import type { PlannedExperiment } from '../model/plan.ts';
import { after, type Duration, type Instant, milliseconds } from '../model/time.ts';
import { firstAfter, sorted } from '../statistics/quantile.ts';
import { type LiveContext, onRunClock } from './context.ts';

/**
 * From the end of the wait until the fault has landed. Seen on two CPUs: 7 … 16 ms for a crash or a hang by the armed helper container
 * and for requests, an exec more (45 ms, 80 on a busy machine) where the wrapper's flag is set. A kill, a stop or a pause lands as soon
 * and is told later; leaving a network takes the engine 0.3 s, which vary too much to be predicted.
 */
const leadOf = (fault: Fault): Duration => milliseconds(needsOf(fault).includes('wrapper') ? 55 : 10);

/** What is nearer than this cannot be met any more. */
const margin = milliseconds(5);

/** How long after a check's end it is surely in the health log. */
const logged = milliseconds(50);

/**
 * Returns when a fault that is begun at once will land at the end of its target's last check + `phase` × (interval + usual length of
 * a check), or whole cycles later where that has passed. Where the next check ends well before, it is counted from that one: checks
 * differ in length. Returns at once where no phase is wanted, or the target is not healthy by a check. Of several replicas the one
 * that is struck counts, else the first.
 */
export async function waitForPhase(context: LiveContext, { phase, fault }: PlannedExperiment): Promise<void> {
  if (phase === null) return;
  const { clock } = context.env;
  const lead = leadOf(fault);
  const sleep = (until: Instant): Promise<void> => clock.sleepUntil(until, context.signal);
  const pointOf = ({ end, period }: Cycle): Instant => {
    const first = after(end, milliseconds(phase * period - lead));
    const passed = Math.max(0, Math.ceil((clock.now() + margin - first) / period));
    return after(first, milliseconds(passed * period));
  };
  const cycle = await cycleOf(context, fault);
  if (cycle === null) return;
  const nextCheck = after(cycle.end, milliseconds(cycle.period + logged));
  if (pointOf(cycle) > after(nextCheck, logged)) await sleep(nextCheck);
  await sleep(pointOf((await cycleOf(context, fault)) ?? cycle));
}

interface Cycle {
  /** Of the last check. */
  readonly end: Instant;
  /** From the end of one check to the end of the next. */
  readonly period: Duration;
}

async function cycleOf(context: LiveContext, fault: Fault): Promise<Cycle | null> {
  const replica = 'replica' in fault ? fault.replica : undefined;
  const views = await context.env.engine.containers.list();
  const target = views.find(
    (view) => view.service === fault.target && (replica === undefined || view.replica === replica),
  );
  if (target?.status !== 'running' || target.health?.status !== 'healthy' || target.healthSettings === null)
    return null;
  const last = target.health.log.at(-1);
  if (last === undefined) return null;
  const period = milliseconds(target.healthSettings.interval + usualLength(target.health.log));
  return { end: onRunClock(context, last.end), period };
}

/** The median of the few that the engine keeps. */
function usualLength(checks: NonNullable<ContainerView['health']>['log']): number {
  return firstAfter(sorted(checks.map((check) => check.end - check.start)), 0.5);
}
