/** A scenario run from code: in a test, or in a program of one's own. */
import { isScenario } from '../dsl/define-scenario.ts';
import { admit, callersLine } from '../dsl/door.ts';
import { either, object, optional, value } from '../dsl/schema.ts';
import { callback, flag, text } from '../dsl/values.ts';
import type { Analysis } from '../model/analysis.ts';
import type { Scenario } from '../model/scenario.ts';
import { inWords } from './in-words.ts';
import type { Judged } from './verdict.ts';

/** How a scenario is run from code. */
export interface RunChoices {
  /** The folder that keeps the folder of the run. Default `'reports'`. */
  readonly reports?: string;
  /** Default: a new one. */
  readonly seed?: string;
  /** Whether a private engine is set up where none answers. Default false. */
  readonly provision?: boolean;
  /** A Compose project that is up, by its name or its folder: it is attached to, and no stack is brought up. Default: none. */
  readonly attach?: string;
  /** Ends the run when it aborts: the fault is undone, and the stack is taken down. */
  readonly signal?: AbortSignal;
  /** Is told each line of what is set up or fetched before the run. Default: nobody is. */
  readonly onProgress?: (line: string) => void;
}

/** A run that is over, whatever came of it. */
export interface Ran extends Judged {
  /** Everything that is known of it, as in its `result.json`. */
  readonly analysis: Analysis;
  /** Its folder, with the report, the timeline and the logs. */
  readonly folder: string;
}

/** A scenario that a verb made, or the file that exports one. */
export const aScenario = either(
  "give what defineScenario() returned, or the path of its file: 'scenarios/crash.ts'",
  value<Scenario>(isScenario, ''),
  value<string>((given) => typeof given === 'string' && /\.m?[jt]s$/.test(given), ''),
);

export const runChoices = object<RunChoices>({
  reports: optional(text),
  seed: optional(text),
  attach: optional(text),
  provision: optional(flag),
  signal: optional(
    value<AbortSignal>((given) => given instanceof AbortSignal, 'give the signal of an AbortController'),
  ),
  onProgress: optional(callback()),
});

/**
 * Runs a scenario, given as it is or by the path of its file, as `resilience run` does: its stack is brought up, broken, measured and taken
 * down. Resolves when it is over, whatever the verdict; rejects with a FailureError of the catalogue for what is wrong before anything
 * starts. Its length is the sum of its windows, and what the stack takes to come up and go down.
 *
 * @example
 * const { analysis, folder } = await run('scenarios/crash.ts', { reports: 'reports/tests' });
 * console.log(analysis.verdict, analysis.sentence, folder);
 */
export function run(scenario: Scenario | string, choices: RunChoices = {}): Promise<Ran> {
  admit('run', { scenario, choices }, { scenario: aScenario, choices: runChoices });
  const place = callersLine();
  return inWords(import('#run-here').then(({ runHere }) => runHere(scenario, { ...choices, place })));
}

/**
 * The longest that a run of the scenario may take, in milliseconds, for a test runner's limit: its budget, and what taking down may take. Images
 * that are still to be built come on top. Nothing is started; Compose reads the files.
 *
 * @example
 * const timeout = await timeoutOf('scenarios/crash.ts');
 */
export function timeoutOf(scenario: Scenario | string): Promise<number> {
  admit('timeoutOf', { scenario }, { scenario: aScenario });
  const place = callersLine();
  return inWords(import('#run-here').then(({ timeoutHere }) => timeoutHere(scenario, place)));
}
