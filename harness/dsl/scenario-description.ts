/** What a scenario is described by, as the compiler sees it: a fault that cannot be held has nothing to hold. */
import type { Action, HeldFault, MomentaryFault } from '../model/fault.ts';
import type { Load } from '../model/load.ts';
import type { Probe, ProbeName } from '../model/probe.ts';
import type { Fresh } from '../model/scenario.ts';
import type { Stack } from '../model/stack.ts';
import type { DurationText } from '../model/time.ts';
import type { ExpectationDraft } from './expectation-draft.ts';

type AtLeastOne<T> = readonly [T, ...T[]];

/** A fault that happens in an instant: there is nothing to hold, and nothing is done about it. Judged from its injection. */
export interface MomentaryExperiment {
  /** What is done: `crash`, `killChildren`, `kill`, `restart`, `recreate`, `restartAll`, `exit`, `nothing`. */
  readonly fault: MomentaryFault;
  /** How long the steady state is watched before. Default `'5s'`; at most an hour, as every window (R205). */
  readonly baseline?: DurationText;
  /** How long it is watched after the injection. It must have room for each limit, and for seeing that a recovery lasts (R205). */
  readonly recovery: DurationText;
  /** What is expected from the injection on. */
  readonly after: AtLeastOne<ExpectationDraft>;
  /** Nothing is held: give it only together with `then`. */
  readonly hold?: never;
  /** What an operator does needs a `hold` before it. */
  readonly then?: never;
  /** There is no time during which it lasts. */
  readonly during?: never;
}

/** In which of the two windows something is expected: in one of them at the least. */
type Judged =
  | { readonly during: AtLeastOne<ExpectationDraft>; readonly after?: readonly ExpectationDraft[] }
  | { readonly during?: readonly ExpectationDraft[]; readonly after: AtLeastOne<ExpectationDraft> };

/** A fault that happens in an instant, what an operator does about it, and the windows. */
export interface RemediedWindows {
  /** What is done: `crash`, `killChildren`, `kill`, `restart`, `recreate`, `restartAll`, `exit`, `nothing`. */
  readonly fault: MomentaryFault;
  /** How long the steady state is watched before. Default `'5s'`. */
  readonly baseline?: DurationText;
  /** How long after the injection the operator acts. */
  readonly hold: DurationText;
  /** On the service itself or any other. `recreate` takes down first what is there. */
  readonly then: Action;
  /** How long it is watched after what the operator does. */
  readonly recovery: DurationText;
}

/** `during` is judged up to what the operator does, `after` from there. */
export type RemediedExperiment = RemediedWindows & Judged;

/** The fault and the windows of an experiment that holds it. */
export interface HeldWindows {
  /** What is done and lasts: `stop`, `startWithout`, `pause`, `hang`, `remove`, `limitCpu`, `misbehave`, `flipHealth`, `breakDependency`, `closePort`, `disconnect`. */
  readonly fault: HeldFault;
  /** How long the steady state is watched before. Default `'5s'`. */
  readonly baseline?: DurationText;
  /** How long the fault holds before it is reverted, or ended by `then`. */
  readonly hold: DurationText;
  /** What an operator does at the end of `hold`, in place of the fault's own revert. */
  readonly then?: Action;
  /** How long it is watched after the fault's end. */
  readonly recovery: DurationText;
}

/** A fault that lasts: `during` is judged while it holds, `after` from its end. */
export type HeldExperiment = HeldWindows & Judged;

/** One of the three: the compiler and the door tell by the fault, and by `then`. */
export type AnyExperiment = MomentaryExperiment | RemediedExperiment | HeldExperiment;

/** A scenario: a stack, how it is watched, and what is done to it. */
export interface ScenarioDescription {
  /** One line, for reports. */
  readonly title: string;
  /** Words by which scenarios are chosen, `['nightly', 'db']`: letters, digits, `-`, `_`, `.` and `:`, 64 at most. Default: none. */
  readonly tags?: readonly string[];
  /** What `defineStack()` made, perhaps changed by `with`, `override`, `scale` or `merge`. */
  readonly stack: Stack;
  /** What users see, by names of your own; asked all the time from the first baseline to the end. */
  readonly probes: Readonly<Record<ProbeName, Probe>>;
  /** Traffic: requests, writes that are read back, or a k6 script with its thresholds. */
  readonly load?: Readonly<Record<ProbeName, Load>>;
  /** Beyond the implied: every health check healthy and every probe good for the whole baseline. */
  readonly steadyState?: readonly ExpectationDraft[];
  /** One fault each, by names of your own; done one after the other, in this order. At least one (R209). */
  readonly experiments: Readonly<Record<string, AnyExperiment>>;
  /**
   * Whether the next experiment gets a stack of its own: taken down with its volumes and brought up again. Default `'when broken'`:
   * where the last one left a stack that does not get steady.
   */
  readonly fresh?: Fresh;
  /** The longest the whole run may take. Default: three times the plan, plus two minutes. */
  readonly budget?: DurationText;
}
