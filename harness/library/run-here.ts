/** Runs a scenario in this very process, by the same use case as the command line. */
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { imagesWithoutEngine, loadForPlans, tryToCompile } from '../app/compile-scenarios.ts';
import type { Interruption } from '../app/interruption.ts';
import type { Output } from '../app/output-port.ts';
import { checkReports } from '../app/reports-folder.ts';
import { runScenarios } from '../app/run-scenarios.ts';
import { functionsOf } from '../dsl/check.ts';
import type { Analysis } from '../model/analysis.ts';
import { FailureError, failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import { slug } from '../model/slug.ts';
import { seconds, sum, times } from '../model/time.ts';
import { requireCompose } from '../provision/finding/compose.ts';
import { renderTerminal } from '../report/terminal.ts';
import { cleanupLimit } from '../runner/scope.ts';
import { shownPlace } from '../scenario-file/import-file.ts';
import type { LoadedScenario } from '../scenario-file/loaded-scenario.ts';
import { withFiles } from '../scenario-file/with-files.ts';
import type { Ran, RunChoices } from './run.ts';
import type { Judged } from './verdict.ts';

export interface RunHere extends RunChoices {
  /** Where it was called: `file:///shop/test.ts:12`; null: not known. */
  readonly place: string | null;
  /** Is told the longest that it may take from now on, in milliseconds, once it begins. */
  readonly onBegin?: (longest: number) => void;
}

/** Undoing, keeping the logs, taking the stack down, and the reports. */
const endingTakes = sum(times(cleanupLimit, 3), seconds(10));

/** Throws what is wrong before anything starts. */
export async function runHere(given: Scenario | string, choices: RunHere): Promise<Ran> {
  const { reports = 'reports', seed, attach, provision = false, place } = choices;
  const { env } = process;
  await checkReports(reports);
  const loaded = await loadHere(given, place);
  const ran: Omit<Ran, keyof Judged>[] = [];
  const { failures } = await runScenarios(
    [loaded],
    { reports, provision, ...(seed !== undefined && { seed }), ...(attach !== undefined && { attach }) },
    {
      env,
      output: quiet(choices.onProgress),
      listen: () => interruptionBy(choices.signal),
      show: (plan) => {
        choices.onBegin?.(longestOf(plan));
        return { observe: () => undefined, end: async () => undefined };
      },
      told: (analysis, folder) => folder !== null && ran.push({ analysis, folder }),
      ...(typeof given === 'string'
        ? {}
        : { command: ({ seed }) => `run('${given.title}', { seed: '${seed}' }) in ${loaded.file}` }),
    },
  );
  const [one] = ran;
  if (one === undefined) throw new FailureError(failures);
  const analysis = { ...one.analysis, failures: [...one.analysis.failures, ...failures] };
  const verdict = failures.length > 0 && analysis.verdict === 'pass' ? 'inconclusive' : analysis.verdict;
  return { analysis, folder: one.folder, verdict, message: messageOf(analysis, one.folder) };
}

export async function timeoutHere(given: Scenario | string, place: string | null): Promise<number> {
  const loaded = await loadHere(given, place);
  const compose = await requireCompose(process.env);
  const { plans, failures } = await tryToCompile([loaded], { compose, images: imagesWithoutEngine, seed: '' });
  const [plan] = plans;
  if (plan === undefined) throw new FailureError(failures);
  return longestOf(plan);
}

const longestOf = ({ budget }: Plan): number => Math.ceil(sum(budget, endingTakes));

async function loadHere(given: Scenario | string, place: string | null): Promise<LoadedScenario> {
  if (typeof given === 'string') return (await loadForPlans([given], process.env))[0]!;
  const file = place === null ? given.title : shownPlace(place).replace(/:\d+$/, '');
  const folder = place === null ? process.cwd() : dirname(fileURLToPath(place.replace(/:\d+$/, '')));
  return {
    scenario: await withFiles(given, folder, file),
    name: slug(given.title) || 'scenario',
    file,
    variants: {},
    judged: true,
    checks: functionsOf(given.probes),
  };
}

/** As a command line prints it, without colour. */
const messageOf = (analysis: Analysis, folder: string): string =>
  renderTerminal(analysis, { colour: false, width: 120, reportPath: `${folder}/report.html` }).trimEnd();

const quiet = (onProgress: (line: string) => void = () => undefined): Output => ({
  out: () => undefined,
  err: onProgress,
  status: () => undefined,
  colour: false,
  live: false,
  width: 120,
});

/** The caller's signal, whatever its reason. */
function interruptionBy(signal: AbortSignal | undefined): Interruption {
  const controller = new AbortController();
  const stop = (): void => {
    controller.abort(new FailureError([failure('R308', 'interrupted by its signal')], { cause: signal?.reason }));
  };
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  return { signal: controller.signal, release: () => signal?.removeEventListener('abort', stop) };
}
