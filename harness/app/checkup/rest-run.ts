/** The stack without a fault, and its checks run by hand meanwhile: an ordinary run in a folder of its own. */
import { basename, dirname } from 'node:path';
import { analyse } from '../../analysis/analyse.ts';
import { indexEvents } from '../../analysis/event-index.ts';
import { effectiveSettings } from '../../analysis/readings/effective-settings.ts';
import type { TriedRun } from '../../checkup/read-trial.ts';
import type { Analysis } from '../../model/analysis.ts';
import type { CheckReading } from '../../model/checkup-facts.ts';
import type { Failure } from '../../model/failure.ts';
import type { Plan } from '../../model/plan.ts';
import { runExperiment } from '../../runner/experiment.ts';
import { keepFresh } from '../../runner/fresh.ts';
import { runWith } from '../../runner/run.ts';
import { makeRunDirectory } from '../../store/run-directory.ts';
import { openRun } from '../open-run.ts';
import { writeReports } from '../write-reports.ts';
import type { CheckupBase } from './checkup-world.ts';
import { runChecks } from './run-checks.ts';

export interface EndedRun extends TriedRun {
  readonly analysis: Analysis;
  /** What could not be written, which the timeline could not tell. */
  readonly failures: readonly Failure[];
}

/** `services`: whose checks are run by hand after the first experiment. */
export async function restRun(
  folder: string,
  plan: Plan,
  services: readonly string[],
  base: CheckupBase,
): Promise<EndedRun & { readonly readings: readonly CheckReading[] }> {
  const readings: CheckReading[] = [];
  const shells = new Map(
    base.lint.flatMap(({ name, imageFacts }) => (imageFacts?.shell ? [[name, imageFacts.shell]] : [])),
  );
  const { context, identity, events, directory, close } = await openRun({
    ...{ plan, machine: base.machine, name: `${base.name}-${basename(folder)}` },
    command: base.options.command,
    directory: () => makeRunDirectory(base.directory.path, dirname(folder), basename(folder)),
    signal: base.interruption.signal,
    observers: [],
  });
  let failures: readonly Failure[] = [];
  try {
    await runWith(context, identity, async (live, observers) => {
      const fresh = keepFresh(live, observers);
      const [first, ...others] = plan.experiments;
      await runExperiment(live, first!, fresh);
      readings.push(...(await runChecks(live, services, shells)));
      for (const one of others) await runExperiment(live, one, fresh);
    });
  } finally {
    failures = await close();
  }
  const analysis = analyse(plan, events);
  await writeReports(analysis, directory);
  return { ...readEnded(folder, plan, analysis, indexEvents(events)), analysis, failures, readings };
}

export function readEnded(
  folder: string,
  plan: Plan,
  analysis: Analysis,
  eventIndex: TriedRun['eventIndex'],
): TriedRun {
  return { folder, plan, experiments: analysis.experiments, eventIndex, settings: effectiveSettings(plan, eventIndex) };
}
