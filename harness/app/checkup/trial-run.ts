/** Trials of some checks on one stack, one after the other: an ordinary run in a folder of its own. */
import { basename, dirname } from 'node:path';
import { analyse } from '../../analysis/analyse.ts';
import { indexEvents } from '../../analysis/event-index.ts';
import type { Plan } from '../../model/plan.ts';
import { makeRunDirectory } from '../../store/run-directory.ts';
import { executePlan } from '../execute-plan.ts';
import { writeReports } from '../write-reports.ts';
import type { CheckupBase } from './checkup-world.ts';
import { type EndedRun, readEnded } from './rest-run.ts';

/** `began`: told each experiment as it begins. */
export async function trialRun(
  folder: string,
  plan: Plan,
  base: CheckupBase,
  began: (experiment: string) => void,
): Promise<EndedRun> {
  const { events, directory, failures } = await executePlan({
    ...{ plan, machine: base.machine, name: `${base.name}-${folder.replaceAll('/', '-')}` },
    command: base.options.command,
    directory: () => makeRunDirectory(base.directory.path, dirname(folder), basename(folder)),
    signal: base.interruption.signal,
    observers: [
      (event) => {
        if (event.type === 'phase.began' && event.phase === 'baseline' && event.experiment !== null)
          began(event.experiment);
      },
    ],
  });
  const analysis = analyse(plan, events);
  await writeReports(analysis, directory);
  return { ...readEnded(folder, plan, analysis, indexEvents(events)), analysis, failures };
}
