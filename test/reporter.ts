/** The spec reporter, ending with one plain line that any CI reads: `N passed, N failed`. */
import mocha from 'mocha';

const { EVENT_RUN_END } = mocha.Runner.constants;

export default class CountingReporter extends mocha.reporters.Spec {
  constructor(runner: mocha.Runner, options: mocha.MochaOptions) {
    super(runner, options);
    runner.once(EVENT_RUN_END, () => {
      process.once('exit', () => {
        const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
        process.stdout.write(`${passes} passed, ${failures} failed${pending > 0 ? `, ${pending} skipped` : ''}\n`);
      });
    });
  }
}
