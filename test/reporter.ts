/** The spec reporter, ending with what needed a second look, and one plain line that any CI reads: `N passed, N failed`. */
import mocha from 'mocha';

const { EVENT_RUN_END, EVENT_TEST_RETRY } = mocha.Runner.constants;

export default class CountingReporter extends mocha.reporters.Spec {
  constructor(runner: mocha.Runner, options: mocha.MochaOptions) {
    super(runner, options);
    const again: string[] = [];
    runner.on(EVENT_TEST_RETRY, (test: mocha.Test, error: Error) => {
      again.push(`${test.fullTitle()}: ${error.message.split('\n')[0]}`);
    });
    runner.once(EVENT_RUN_END, () => {
      process.once('exit', () => {
        const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
        for (const one of again) process.stdout.write(`second look: ${one}\n`);
        process.stdout.write(`${passes} passed, ${failures} failed${pending > 0 ? `, ${pending} skipped` : ''}\n`);
      });
    });
  }
}
