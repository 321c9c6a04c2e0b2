/** What a scenario is described by, as the compiler sees it: a fault that cannot be held has nothing to hold. */
import type { Action, HeldFault, MomentaryFault } from '../model/fault.ts';
import type { Load } from '../model/load.ts';
import type { Probe, ProbeName } from '../model/probe.ts';
import type { Fresh } from '../model/scenario.ts';
import type { Stack } from '../model/stack.ts';
import type { DurationText } from '../model/time.ts';
import type { ExpectationDraft } from './expectations.ts';

type AtLeastOne<T> = readonly [T, ...T[]];

/** A fault that happens in an instant: there is nothing to hold, and nothing is done about it. Judged from its injection. */
export interface MomentaryExperiment {
  readonly fault: MomentaryFault;
  /** How long the steady state is watched before. Default `'5s'`. */
  readonly baseline?: DurationText;
  readonly recovery: DurationText;
  readonly after: AtLeastOne<ExpectationDraft>;
  readonly hold?: never;
  readonly then?: never;
  readonly during?: never;
}

type Judged =
  | { readonly during: AtLeastOne<ExpectationDraft>; readonly after?: readonly ExpectationDraft[] }
  | { readonly during?: readonly ExpectationDraft[]; readonly after: AtLeastOne<ExpectationDraft> };

/** A fault that happens in an instant, what an operator does about it, and the windows. */
export interface RemediedWindows {
  readonly fault: MomentaryFault;
  readonly baseline?: DurationText;
  /** How long after the injection the operator acts. */
  readonly hold: DurationText;
  /** On the service itself or any other. `recreate` takes down first what is there. */
  readonly then: Action;
  readonly recovery: DurationText;
}

/** `during` is judged up to what the operator does, `after` from there. */
export type RemediedExperiment = RemediedWindows & Judged;

/** The fault and the windows of an experiment that holds it. */
export interface HeldWindows {
  readonly fault: HeldFault;
  readonly baseline?: DurationText;
  /** How long the fault holds before it is reverted, or ended by `then`. */
  readonly hold: DurationText;
  /** What an operator does at the end of `hold`, in place of the fault's own revert. */
  readonly then?: Action;
  readonly recovery: DurationText;
}

/** A fault that lasts: `during` is judged while it holds, `after` from its end. */
export type HeldExperiment = HeldWindows & Judged;

export type AnyExperiment = MomentaryExperiment | RemediedExperiment | HeldExperiment;

export interface ScenarioDescription {
  readonly title: string;
  readonly stack: Stack;
  readonly probes: Readonly<Record<ProbeName, Probe>>;
  /** Traffic: requests, writes that are read back, or a k6 script with its thresholds. */
  readonly load?: Readonly<Record<ProbeName, Load>>;
  /** Beyond the implied: every health check healthy and every probe good for the whole baseline. */
  readonly steadyState?: readonly ExpectationDraft[];
  readonly experiments: Readonly<Record<string, AnyExperiment>>;
  /**
   * Whether the next experiment gets a stack of its own: taken down with its volumes and brought up again. Default `'when broken'`:
   * where the last one left a stack that does not get steady.
   */
  readonly fresh?: Fresh;
  /** The longest the whole run may take. Default: three times the plan, plus two minutes. */
  readonly budget?: DurationText;
}
