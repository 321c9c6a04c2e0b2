/** One scenario on a real engine, from its first container to its analysis. */
import { createHash } from 'node:crypto';
import { analyse } from '../analysis/analyse.ts';
import type { Environment } from '../engine/environment.ts';
import { systemClock } from '../engine/system/clock.ts';
import { systemHttp } from '../engine/system/http-client.ts';
import { seededRandom } from '../engine/system/random.ts';
import type { TimelineEvent } from '../model/event.ts';
import type { Failure, FailureError } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { makeRecorder } from '../runner/recorder.ts';
import { run } from '../runner/run.ts';
import { openLedgerFile } from '../store/ledger-file.ts';
import { makeRunDirectory } from '../store/run-directory.ts';
import { openTimelineFile } from '../store/timeline-file.ts';
import { showProgress } from './choose-progress.ts';
import { connectRun } from './connect-run.ts';
import type { Executed, Execution } from './execution.ts';
import { asFailureError } from './harness-failure.ts';
import { nameRun } from './name-run.ts';
import { packageVersion } from './package-version.ts';
import { gitCommit } from './provenance.ts';

/** Runs a prepared plan. Throws what is wrong before anything starts; whatever happens later is in the analysis. */
export async function execute(execution: Execution): Promise<Executed> {
  const { plan, machine, output, interruption, outlets } = execution;
  const name = nameRun(execution);
  const engine = await connectRun(plan, machine, name);
  try {
    const directory = makeRunDirectory(execution.options.reports, plan.scenario, name);
    const planText = `${JSON.stringify(plan, null, 2)}\n`;
    await directory.save('plan.json', planText);
    const ledger = await openLedgerFile(directory.path);
    const resolved = await engine.stack.resolved().catch(() => null);
    if (resolved !== null) await directory.save('compose.yaml', resolved);

    const clock = systemClock();
    const env: Environment = { engine, clock, http: systemHttp(clock), random: seededRandom(plan.seed) };
    const own = new AbortController();
    const abort = (reason: FailureError): void => own.abort(reason);
    const signal = AbortSignal.any([interruption.signal, own.signal]);
    const events: TimelineEvent[] = [];
    const timeline = openTimelineFile(directory.path, (error) => abort(asFailureError(error)));
    const progress = showProgress(plan, output);
    const observers = outlets.observers(plan);
    const recorder = makeRecorder(clock, (event) => {
      events.push(event);
      timeline.append(event);
      progress.observe(event);
      for (const observe of observers) observe(event);
    });
    const context = { plan, env, recorder, ledger, keepsakes: directory, signal, abort };
    await run(context, await identity(name, planText, plan));
    await progress.end();
    const failures = await closeAll(ledger, timeline);
    return { events, analysis: analyse(plan, events), directory, failures };
  } finally {
    engine.close();
  }
}

async function identity(name: string, planText: string, plan: Plan) {
  return {
    run: name,
    planDigest: createHash('sha256').update(planText).digest('hex'),
    commit: await gitCommit(plan.stack.folder),
    command: `resilience run ${plan.file} --seed ${plan.seed}`,
    version: await packageVersion(),
  };
}

/** A disk that is full only now loses the end of the timeline, and not the result. */
async function closeAll(...files: readonly { close(): void | Promise<void> }[]): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  for (const file of files) {
    try {
      await file.close();
    } catch (error) {
      failures.push(...asFailureError(error).failures);
    }
  }
  return failures;
}
