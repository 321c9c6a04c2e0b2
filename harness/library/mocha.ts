/** `resilience/mocha`: scenarios as tests of mocha. */
import { isScenario } from '../dsl/define-scenario.ts';
import { admit, callersLine } from '../dsl/door.ts';
import { fail } from '../model/failure.ts';
import type { Scenario } from '../model/scenario.ts';
import { inWords } from './in-words.ts';
import { aScenario, type RunChoices, runChoices } from './run.ts';
import { assertPass } from './verdict.ts';

/** What mocha gives to a test. */
interface RunningTest {
  timeout(milliseconds: number): unknown;
}

type DefineTest = (title: string, body: (this: RunningTest) => Promise<void>) => void;

/**
 * A test that runs the scenario, given as it is or by the path of its file, and fails where the scenario does not pass: with what was seen,
 * and the path of the report. Its timeout comes from the scenario's plan. Its title is the scenario's, or the path.
 *
 * @example
 * import { scenario } from 'resilience/mocha';
 * scenario('scenarios/crash.ts', { reports: 'reports/tests' });
 */
export function scenario(given: Scenario | string, choices: RunChoices = {}): void {
  admit('scenario', { scenario: given, choices }, { scenario: aScenario, choices: runChoices });
  const place = callersLine();
  mochasIt()(isScenario(given) ? given.title : given, async function () {
    // Until its plan is made and its images are there; each of these steps has limits of its own.
    this.timeout(0);
    const { runHere } = await import('#run-here');
    const choicesHere = { ...choices, place, onBegin: (longest: number) => void this.timeout(longest) };
    assertPass(await inWords(runHere(given, choicesHere)));
  });
}

/** mocha's own, whichever of its interfaces is used. */
function mochasIt(): DefineTest {
  const { it, test } = globalThis as { readonly it?: DefineTest; readonly test?: DefineTest };
  return (
    it ??
    test ??
    fail('R120', 'scenario() was called outside of mocha', {
      fix: 'run the file with mocha; elsewhere call run() in a test',
    })
  );
}
