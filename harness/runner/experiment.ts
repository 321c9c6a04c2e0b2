/** One experiment: baseline, fault, recovery, and everything put back. */
import type { PlannedExperiment } from '../model/plan.ts';
import { after } from '../model/time.ts';
import type { AftermathWatch } from './aftermath.ts';
import type { LiveContext } from './context.ts';
import { readControl } from './control-readings.ts';
import type { Freshness } from './fresh.ts';
import { type Injection, injectFault } from './injection.ts';
import { readInvariants } from './invariants.ts';
import { startLoads } from './loads.ts';
import { inPhase } from './phase.ts';
import { waitForPhase } from './phase-wait.ts';

/**
 * Runs one experiment, whose windows may have left something that is still to be put back. Null: the stack was not steady beforehand, which
 * is recorded (R301), and was left alone; of a remedy it is not wanted.
 */
export async function runExperiment(
  context: LiveContext,
  one: PlannedExperiment,
  fresh: Freshness,
  aftermath: AftermathWatch | null = null,
): Promise<Pick<Injection, 'putBack'> | null> {
  const { env } = context;
  const isRemedy = one.remedyOf !== undefined;
  if (!isRemedy && !(await fresh.readyFor(one))) return null;
  const loads = await startLoads(context, one);
  const bad = isRemedy ? [] : await context.untilSettled();
  const began = env.clock.now();
  await inPhase(context, 'baseline', one, async () => {
    await Promise.all([env.clock.sleepUntil(after(began, one.baseline), context.signal), aftermath?.before(one)]);
    await readInvariants(context, one, 'before');
    await waitForPhase(context, one);
  });
  const injection = await inPhase(context, 'fault', one, () => injectFault(context, one));
  await inPhase(context, 'recovery', one, async () => {
    await readControl(context, one);
    await env.clock.sleepUntil(after(injection.recoveryFrom, one.recovery), context.signal);
    await readControl(context, one);
  });
  await Promise.all([readInvariants(context, one, 'after'), aftermath?.after(one)]);
  await loads.end();
  fresh.over(one, bad);
  return injection;
}
