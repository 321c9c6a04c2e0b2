/** A scenario: a stack, a steady state, probes, a load and one or more experiments. */
import type { Expectation } from './expectation.ts';
import type { Action, Fault } from './fault.ts';
import type { Load } from './load.ts';
import type { Probe, ProbeName } from './probe.ts';
import type { SecondFault } from './second-fault.ts';
import type { Stack } from './stack.ts';
import type { Duration } from './time.ts';

export type ExperimentName = string;

/** When the stack is created again for the next experiment: before every one, where the last one left it broken, or not at all. */
export type Fresh = 'always' | 'when broken' | 'never';

/** One fault with its windows and what is expected of the stack. */
export interface Experiment {
  readonly fault: Fault;
  /** How long the steady state is watched before the fault. */
  readonly baseline: Duration;
  /** How long a held fault holds, or how long after a momentary one `then` is done; null for one that is left alone. */
  readonly hold: Duration | null;
  /** The operator's action that ends a held fault, in place of its revert, or that is to repair what a momentary one did. */
  readonly then: Action | null;
  /** Another fault, while the first one's windows last. Absent: there is none. */
  readonly second?: SecondFault;
  readonly recovery: Duration;
  readonly during: readonly Expectation[];
  readonly after: readonly Expectation[];
}

export interface Scenario {
  readonly type: 'scenario';
  readonly title: string;
  /** Words by which it is chosen; each once. */
  readonly tags: readonly string[];
  readonly stack: Stack;
  readonly probes: Readonly<Record<ProbeName, Probe>>;
  /** Sent for the traffic's sake. */
  readonly load: Readonly<Record<ProbeName, Load>>;
  /** Expectations of the baseline beyond the implied ones (every check healthy, every probe good). */
  readonly steadyState: readonly Expectation[];
  readonly experiments: Readonly<Record<ExperimentName, Experiment>>;
  readonly fresh: Fresh;
  /** The longest the whole run may take, setup and teardown included; null: three times the plan, plus two minutes. */
  readonly budget: Duration | null;
}
