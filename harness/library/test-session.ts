/** What is watched in one test: a run on what is attached to, which ends with the test, and whose evidence is kept where the test failed. */
import { rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { analyse } from '../analysis/analyse.ts';
import type { Attached as Found } from '../app/attach.ts';
import { missingLibraries } from '../app/check-drivers.ts';
import { unsetSecrets } from '../app/check-secrets.ts';
import { nameRun } from '../app/name-run.ts';
import { openRun } from '../app/open-run.ts';
import { writeReports } from '../app/write-reports.ts';
import { functionsOf } from '../dsl/check.ts';
import { newSeed } from '../engine/system/random.ts';
import { FailureError, failure } from '../model/failure.ts';
import type { Fault } from '../model/fault.ts';
import type { Plan } from '../model/plan.ts';
import type { Probe, ProbeName } from '../model/probe.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Stack } from '../model/stack.ts';
import { type Duration, minutes } from '../model/time.ts';
import { unplanned } from '../model/unplanned.ts';
import { checkByHand, compilePlan } from '../plan/compile.ts';
import type { Machine } from '../provision/ensure.ts';
import type { InjectedFault } from '../runner/session.ts';
import { withFiles } from '../scenario-file/with-files.ts';
import { makeRunDirectory } from '../store/run-directory.ts';
import type { AttachChoices } from './attached.ts';
import { byGlobals, testEnd } from './end-of-test.ts';
import { inWords } from './in-words.ts';
import { steadyAnswers } from './steady-answers.ts';
import { type WatchedRun, watchRun } from './watched-run.ts';

export interface TestSessionInputs {
  readonly found: Found;
  readonly stack: Stack;
  readonly machine: Machine;
  /** Of the test. */
  readonly file: string;
  readonly title: string;
  /** What the folder of its reports is called. */
  readonly folder: string;
  readonly probes: Readonly<Record<ProbeName, Probe>>;
  /** For how long a probe must be good again; null: as its service's settings imply. */
  readonly lasts: Duration | null;
  readonly choices: AttachChoices;
  /** Called when it is over. */
  readonly over: () => void;
}

export interface TestSession {
  readonly folder: string;
  readonly run: WatchedRun;
  /** The names of what is asked: of a probe of each replica, one for each. */
  readonly probes: readonly ProbeName[];
  /** Refuses what cannot be done to this target, before anything is. */
  inject(fault: Fault, hold: Duration | null): Promise<InjectedFault>;
  /** Ends all faults and the watch, and writes the report. Throws what could not be undone. To call it again does nothing more. */
  end(): Promise<void>;
}

/** A test that never ends is not broken for ever. */
const longest = minutes(60);

/** Resolves when all probes get good answers. Throws what keeps it from being watched, with nothing left behind. */
export async function openTestSession(inputs: TestSessionInputs): Promise<TestSession> {
  const { machine, folder, choices, over } = inputs;
  const { reports = 'reports/tests', keep = 'failed', atEnd = byGlobals } = choices;
  const plan = await planOf(inputs);
  const missing = [...unsetSecrets(plan, process.env), ...(await missingLibraries(plan))];
  if (missing.length > 0) throw new FailureError(missing);
  const name = nameRun({ plan, options: { reports } });
  const answers = steadyAnswers();
  const opened = await openRun({
    ...{ plan, machine, name, command: `the test in ${plan.file}` },
    directory: () => makeRunDirectory(reports, folder, name),
    signal: new AbortController().signal,
    observers: [(event) => answers.observe(event)],
    checks: functionsOf(inputs.probes),
  });
  const { context, identity, events, directory } = opened;
  const report = join(directory.path, 'report.html');
  const run = await watchRun({ context, identity, events, answers, report }).catch(async (error: unknown) => {
    await opened.close();
    await writeReports(analyse(plan, events), directory);
    if (error instanceof Error) tellReport(error, report);
    throw error;
  });
  let ended: Promise<void> | null = null;
  const finish = async (): Promise<void> => {
    const analysis = await run.end();
    const unwritten = await opened.close();
    over();
    await writeReports(analysis, directory);
    const left = analysis.leftovers.map((one) => failure('R306', `${one} was left behind`));
    const failures = [...analysis.failures, ...left, ...unwritten];
    if (failures.length > 0) throw new FailureError(failures);
  };
  const end = (): Promise<void> => {
    ended ??= inWords(finish());
    return ended;
  };
  atEnd(async (given) => {
    const { passed, errors, say } = testEnd(given);
    await end();
    if (passed === true && keep === 'failed') return rm(directory.path, { recursive: true, force: true });
    for (const error of errors) tellReport(error, report);
    if (passed === false) say?.(`report ${report}`);
  });
  return {
    folder: directory.path,
    run,
    probes: Object.keys(plan.probes),
    end,
    inject(fault, hold) {
      const problems = checkByHand(unplanned('inject', fault), plan, `${plan.file}, inject(…)`);
      if (problems.length > 0) throw new FailureError(problems);
      return inWords(run.inject(fault, hold));
    },
  };
}

/** The error of a test says where its evidence is, whatever it was about. */
function tellReport(error: Error, report: string): void {
  if (error.message.includes(report)) return;
  const line = `\nreport   ${report}`;
  if (error.stack?.includes(error.message)) error.stack = error.stack.replace(error.message, error.message + line);
  error.message += line;
}

/** Throws all that is wrong with the probes. */
async function planOf({ found, stack, file, title, folder, probes, lasts }: TestSessionInputs): Promise<Plan> {
  const scenario: Scenario = {
    ...{ type: 'scenario', title, tags: [], stack, probes, load: {}, steadyState: [], experiments: {} },
    ...{ fresh: 'never', budget: longest },
  };
  const compiled = compilePlan({
    scenario: await withFiles(scenario, dirname(resolve(file)), file),
    ...{ name: folder, file, seed: newSeed(), ...found, byHand: true },
  });
  if (compiled.plan === null) throw new FailureError(compiled.problems);
  const goodFor =
    lasts === null ? {} : { goodFor: Object.fromEntries(Object.keys(compiled.plan.probes).map((one) => [one, lasts])) };
  return { ...compiled.plan, ...goodFor };
}
