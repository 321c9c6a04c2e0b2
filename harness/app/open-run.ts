/** A run that can begin: its engine, its directory with plan and ledger, its clock, and the file that its timeline goes to. */
import type { Engine } from '../engine/engine.ts';
import type { Environment } from '../engine/environment.ts';
import { systemClients } from '../engine/system/clients.ts';
import { systemClock } from '../engine/system/clock.ts';
import { seededRandom } from '../engine/system/random.ts';
import { insideProberOf } from '../inside/inside-prober.ts';
import type { CheckFunctions } from '../model/check-function.ts';
import type { TimelineEvent } from '../model/event.ts';
import type { Failure, FailureError } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { withoutSecrets } from '../model/secret.ts';
import type { Machine } from '../provision/ensure.ts';
import type { RunContext } from '../runner/context.ts';
import { makeRecorder } from '../runner/recorder.ts';
import type { RunIdentity } from '../runner/run.ts';
import { openLedgerFile } from '../store/ledger-file.ts';
import { planDigest } from '../store/read-text.ts';
import type { RunDirectory } from '../store/run-directory.ts';
import { openTimelineFile } from '../store/timeline-file.ts';
import { connectRun } from './connect-run.ts';
import { holdRun } from './guard/hold-run.ts';
import { asFailureError, failuresDuring } from './harness-failure.ts';
import { packageVersion } from './package-version.ts';
import { checksOf } from './plan-checks.ts';
import { gitCommit } from './provenance.ts';
import { scenarioFolder } from './scenario-folder.ts';

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
  /** The functions of its checks; left out: the scenario's file has them. */
  readonly checks?: CheckFunctions;
  /** Stands between the run and its engine. */
  readonly through?: (engine: Engine) => Engine;
}

export interface OpenRun {
  readonly context: RunContext;
  readonly identity: RunIdentity;
  readonly directory: RunDirectory;
  /** Read from the disk each time that they are gone through. */
  readonly events: Iterable<TimelineEvent>;
  /** Lets go of files, engine and guardian; returns what could not be written, which the timeline could not tell. */
  close(): Promise<readonly Failure[]>;
}

/** Throws what is wrong before anything starts. */
export async function openRun(execution: PlanExecution): Promise<OpenRun> {
  const { plan, machine, name, through = (engine) => engine } = execution;
  const checks = await checksOf(plan, execution.checks);
  const connected = await connectRun(plan, machine, name).catch((error: unknown) => {
    checks.close();
    throw error;
  });
  let letGo = async (): Promise<readonly Failure[]> => [];
  try {
    const engine = through(connected);
    const directory = execution.directory();
    const planText = `${JSON.stringify(plan, withoutSecrets, 2)}\n`;
    await directory.save('plan.json', planText);
    letGo = await holdRun(plan, machine, name, directory.path);
    const ledger = await openLedgerFile(directory.path);
    const resolved = await engine.stack.resolved().catch(() => null);
    if (resolved !== null) await directory.save('compose.yaml', resolved);

    const clock = systemClock();
    const own = new AbortController();
    const abort = (reason: FailureError): void => own.abort(reason);
    const signal = AbortSignal.any([execution.signal, own.signal]);
    const timeline = openTimelineFile(directory.path, (error) => abort(asFailureError(error)));
    const recorder = makeRecorder(clock, (event) => {
      timeline.append(event);
      for (const observe of execution.observers) observe(event, timeline.events);
    });
    const warn = (warning: Failure): void => void recorder.append({ type: 'warned', failure: warning });
    const clients = systemClients(clock, { folder: scenarioFolder(plan) }, checks.during({ clock, warn }));
    const env: Environment = {
      engine,
      clock,
      clients,
      random: seededRandom(plan.seed),
      insideProber: insideProberOf(scenarioFolder(plan)),
    };
    return {
      context: { plan, env, recorder, ledger, keepsakes: directory, signal, abort },
      identity: await identityOf(execution, planText),
      directory,
      events: timeline.events,
      async close() {
        connected.close();
        return [...(await closeAll(ledger, timeline)), ...(await letGo())];
      },
    };
  } catch (error) {
    checks.close();
    connected.close();
    await letGo();
    throw error;
  }
}

async function identityOf({ name, command, plan }: PlanExecution, planText: string): Promise<RunIdentity> {
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
