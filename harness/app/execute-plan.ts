/** One plan on a real engine, from its first container to the last line of its timeline. */
import type { Engine } from '../engine/engine.ts';
import type { Environment } from '../engine/environment.ts';
import { systemClients } from '../engine/system/clients.ts';
import { systemClock } from '../engine/system/clock.ts';
import { seededRandom } from '../engine/system/random.ts';
import type { TimelineEvent } from '../model/event.ts';
import type { Failure, FailureError } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { withoutSecrets } from '../model/secret.ts';
import type { Machine } from '../provision/ensure.ts';
import { makeRecorder } from '../runner/recorder.ts';
import { run } from '../runner/run.ts';
import { openLedgerFile } from '../store/ledger-file.ts';
import { planDigest } from '../store/read-text.ts';
import type { RunDirectory } from '../store/run-directory.ts';
import { openTimelineFile } from '../store/timeline-file.ts';
import { connectRun } from './connect-run.ts';
import { asFailureError, failuresDuring } from './harness-failure.ts';
import { packageVersion } from './package-version.ts';
import { gitCommit } from './provenance.ts';

export interface PlanExecution {
  readonly plan: Plan;
  readonly machine: Machine;
  /** The run's name: in its labels and in the names of its containers. */
  readonly name: string;
  /** The command that makes the same run again. */
  readonly command: string;
  /** Makes the folder that the run is kept in; called when an engine answers. */
  readonly directory: () => RunDirectory;
  readonly signal: AbortSignal;
  /** Called with every event, in order, and where all events so far can be read. */
  readonly observers: readonly ((event: TimelineEvent, soFar: Iterable<TimelineEvent>) => void)[];
  /** Stands between the run and its engine. */
  readonly through?: (engine: Engine) => Engine;
}

export interface ExecutedPlan {
  /** Read from the disk each time that they are gone through. */
  readonly events: Iterable<TimelineEvent>;
  readonly directory: RunDirectory;
  /** What could not be written, which the timeline could not tell. */
  readonly failures: readonly Failure[];
}

/** Runs a prepared plan. Throws what is wrong before anything starts; whatever happens later is in the timeline. */
export async function executePlan(execution: PlanExecution): Promise<ExecutedPlan> {
  const { plan, machine, name, through = (engine) => engine } = execution;
  const connected = await connectRun(plan, machine, name);
  try {
    const engine = through(connected);
    const directory = execution.directory();
    const planText = `${JSON.stringify(plan, withoutSecrets, 2)}\n`;
    await directory.save('plan.json', planText);
    const ledger = await openLedgerFile(directory.path);
    const resolved = await engine.stack.resolved().catch(() => null);
    if (resolved !== null) await directory.save('compose.yaml', resolved);

    const clock = systemClock();
    const env: Environment = { engine, clock, clients: systemClients(clock), random: seededRandom(plan.seed) };
    const own = new AbortController();
    const abort = (reason: FailureError): void => own.abort(reason);
    const signal = AbortSignal.any([execution.signal, own.signal]);
    const timeline = openTimelineFile(directory.path, (error) => abort(asFailureError(error)));
    const recorder = makeRecorder(clock, (event) => {
      timeline.append(event);
      for (const observe of execution.observers) observe(event, timeline.events);
    });
    const context = { plan, env, recorder, ledger, keepsakes: directory, signal, abort };
    await run(context, await identity(execution, planText));
    return { events: timeline.events, directory, failures: await closeAll(ledger, timeline) };
  } finally {
    connected.close();
  }
}

async function identity({ name, command, plan }: PlanExecution, planText: string) {
  return {
    run: name,
    planDigest: planDigest(planText),
    commit: await gitCommit(plan.stack.folder),
    command,
    version: await packageVersion(),
  };
}

/** A disk that is full only now loses the end of the timeline, and not the result. */
async function closeAll(...files: readonly { close(): void | Promise<void> }[]): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  for (const file of files) failures.push(...(await failuresDuring((async () => file.close())())));
  return failures;
}
