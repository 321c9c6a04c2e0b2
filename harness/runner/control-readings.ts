/** Reads what the containers use of the CPUs, at the two ends of a control's window. */
import { isControl } from '../model/fault-facts.ts';
import type { PlannedExperiment } from '../model/plan.ts';
import { type LiveContext, onRunClock } from './context.ts';

/** A control alone is read: in an experiment the reading would disturb what is measured. A reading that fails is left out. */
export async function readControl(context: LiveContext, one: PlannedExperiment): Promise<void> {
  if (!isControl(one.fault)) return;
  const { env, recorder } = context;
  const views = await env.engine.containers.list();
  await Promise.all(
    views.map(async ({ id, service, replica }) => {
      const used = await env.engine.containers.cpuUsed(id).catch(() => null);
      if (used === null) return;
      const engineAt = onRunClock(context, used.at);
      recorder.append({ type: 'stats.sampled', service, replica, container: id.slice(0, 12), cpu: used.cpu, engineAt });
    }),
  );
}
