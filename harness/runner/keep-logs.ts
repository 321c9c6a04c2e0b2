/** Keeps every container's log and last state, before the stack goes. */
import type { RunContext } from './context.ts';

/** `folder`: below the run directory. */
export async function keepLogs({ env, keepsakes }: RunContext, folder = 'logs'): Promise<void> {
  const views = await env.engine.containers.list();
  await Promise.all(
    views.map(async (view) => {
      const name = `${view.service}-${view.replica}`;
      await keepsakes.save(`${folder}/${name}.log`, await env.engine.containers.logs(view.id));
      await keepsakes.save(`${folder}/${name}.json`, `${JSON.stringify(view, null, 2)}\n`);
    }),
  );
}
