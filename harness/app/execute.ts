/** One scenario on a real engine, from its first container to its analysis. */
import { analyse } from '../analysis/analyse.ts';
import type { TimelineEvent } from '../model/event.ts';
import { makeRunDirectory } from '../store/run-directory.ts';
import { executePlan } from './execute-plan.ts';
import type { Executed, Execution } from './execution.ts';
import { nameRun } from './name-run.ts';
import type { Progress } from './progress-port.ts';

/** Runs a prepared plan and analyses it. Throws what is wrong before anything starts; whatever happens later is in the analysis. */
export async function execute(execution: Execution): Promise<Executed> {
  const { plan, machine, interruption, outlets } = execution;
  const name = nameRun(execution);
  // The picture begins with the first event: what is wrong before is printed without one.
  let progress: Progress | null = null;
  const show = (event: TimelineEvent): void => {
    progress ??= execution.show(plan);
    progress.observe(event);
  };
  const { events, directory, failures } = await executePlan({
    plan,
    machine,
    name,
    command: execution.command(plan),
    directory: () => makeRunDirectory(execution.options.reports, plan.scenario, name),
    signal: interruption.signal,
    observers: [show, ...outlets.observers(plan)],
    ...(execution.loaded.checks && { checks: execution.loaded.checks }),
  });
  await (progress as Progress | null)?.end();
  return { events, analysis: analyse(plan, events), directory, failures };
}
