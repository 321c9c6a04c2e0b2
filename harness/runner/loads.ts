/** The loads of one experiment that are more than plain requests. */
import { startK6 } from '../load/k6.ts';
import type { LoadContext, RunningLoad } from '../load/load.ts';
import { startWrites } from '../load/writes.ts';
import { isK6 } from '../model/load.ts';
import type { PlannedExperiment } from '../model/plan.ts';
import type { LiveContext } from './context.ts';

/** Begins all of them, for an experiment or for whatever else has a name; ending is safe to call twice, and is done in any case when the run ends. */
export async function startLoads(context: LiveContext, one: Pick<PlannedExperiment, 'name'>): Promise<RunningLoad> {
  const { plan, env, recorder, signal, address, clockOffset } = context;
  const ordinal = plan.experiments.findIndex(({ name }) => name === one.name);
  const running = await Promise.all(
    Object.entries(plan.load).flatMap(([name, load]): Promise<RunningLoad>[] => {
      const emit = (event: Parameters<typeof recorder.append>[0]): void => void recorder.append(event);
      const inputs: LoadContext = { name, experiment: one.name, ordinal, env, emit, signal, address, clockOffset };
      // Plain requests are the prober's.
      if (load.type === 'probe') return [];
      return [isK6(load) ? startK6(load, inputs) : startWrites(load, inputs)];
    }),
  );
  let ended: Promise<void> | null = null;
  const end = (): Promise<void> => {
    ended ??= Promise.all(running.map((load) => load.end())).then(() => undefined);
    return ended;
  };
  const forget = running.length === 0 ? () => undefined : context.scope.defer(`the load of '${one.name}'`, end);
  return {
    async end() {
      await end();
      forget();
    },
  };
}
