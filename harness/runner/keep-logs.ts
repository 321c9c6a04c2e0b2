/** Keeps every container's log and last state, before the stack goes. */
import type { RunContext } from './context.ts';

/** Of what was up long before the run. */
const lastLines = 10_000;

/** `folder`: below the run directory. */
export async function keepLogs({ env, keepsakes, plan }: RunContext, folder = 'logs'): Promise<void> {
  const last = plan.attached === undefined ? undefined : lastLines;
  const views = await env.engine.containers.list();
  await Promise.all(
    views.map(async (view) => {
      const name = `${view.service}-${view.replica}`;
      await keepsakes.save(`${folder}/${name}.log`, await env.engine.containers.logs(view.id, last));
      await keepsakes.save(`${folder}/${name}.json`, `${JSON.stringify(view, null, 2)}\n`);
    }),
  );
}
