/** An experiment of a first scenario as data. */
import type { ServiceName } from '../model/stack.ts';
import type { Duration } from '../model/time.ts';

export interface DraftExperiment {
  readonly name: string;
  /** Continues `what becomes of it when it …`. */
  readonly when: string;
  readonly fault: { readonly verb: 'crash' | 'hang' } | { readonly verb: 'breakDependency'; readonly to: ServiceName };
  /** Why it is as it is: a line each, above it. */
  readonly notes: readonly string[];
  readonly hold: Duration | null;
  readonly recovery: Duration;
  readonly during: readonly DraftExpectation[];
  readonly after: readonly DraftExpectation[];
}

export interface DraftExpectation {
  readonly of: 'probe' | 'page' | 'service';
  /** As it is called: `recovers({ within: 'predicted' })`. */
  readonly says: string;
}
