/** What a scenario holds of an expectation, until `defineScenario` knows the names. */
import type { Expectation } from '../model/expectation.ts';
import type { Load } from '../model/load.ts';
import type { Probe } from '../model/probe.ts';
import type { ServiceRef } from '../model/stack.ts';

/** What an expectation says before its probe has a name: `defineScenario` knows the names. */
export interface Draft extends Omit<Expectation, 'subject'> {
  readonly about: ServiceRef | Probe | Load;
}

/** What `expect(…).…()` gives: for `during`, `after` or `steadyState`. */
export interface ExpectationDraft {
  /** What is expected, as data: nothing that a scenario writes. */
  readonly draft: Draft;
  /**
   * Why it is so; printed with the verdict.
   *
   * @example
   * expect(api).doesNotRecover().because('plain Docker restarts nothing that is merely unhealthy');
   */
  because(reason: string): ExpectationDraft;
  /**
   * Marks a weakness that is documented, not fixed: reported, never failing. `since`: a date or a version, free text.
   *
   * @example
   * expect(home).recovers({ within: '2s' }).known('the proxy keeps the old address', '2026-03');
   */
  known(reason: string, since: string): ExpectationDraft;
}
