/** A row of the resilience matrix before and after it is tried: what is broken, and which experiments of which runs tried it. */
import type { ExperimentAnalysis } from './analysis.ts';
import type { Fault } from './fault.ts';
import type { Plan } from './plan.ts';
import type { ExperimentName } from './scenario.ts';
import type { SecondFault } from './second-fault.ts';
import type { ServiceName } from './stack.ts';
import type { Duration } from './time.ts';

/** What a row breaks. */
export type Broken =
  | { readonly on: 'service'; readonly service: ServiceName }
  | { readonly on: 'edge'; readonly from: ServiceName; readonly to: ServiceName }
  | { readonly on: 'stack' };

export interface ExploreRow {
  /** Unique, and the name of its experiment: `db crash`, `api→db refused`, `start without db`. */
  readonly key: string;
  readonly broken: Broken;
  /** Its second word: `crash`, `hang`, `refused`. */
  readonly how: string;
  readonly fault: Fault;
  /** Of a held fault: how long it holds. Null: it is momentary. */
  readonly hold: Duration | null;
  /** A second fault, while the first one's windows last. Absent: there is none. */
  readonly second?: SecondFault;
  /** How long it is watched after the fault, or after its end. */
  readonly recovery: Duration;
  /** What an operator does then, one after the other, until the stack is steady. */
  readonly remedies: readonly Remedy[];
  /** What the simulator makes of it. */
  readonly expected: ExpectedRow;
  /** How much is learned by trying it, 0 … 1: the order of the rows. */
  readonly information: number;
}

export type Remedy = Extract<Fault, { readonly kind: 'restart' | 'recreate' }>;

/** What is predicted of a row; a row that was not reached is hatched with it. */
export interface ExpectedRow {
  /** Columns that are expected to be hurt. */
  readonly hurt: readonly string[];
  /** `back by itself within 2.1 s`, `down for as long as it holds`. */
  readonly text: string;
}

/** A row as it was tried; an exploration's facts are these, and all else is derived. */
export interface TriedRow {
  readonly row: ExploreRow;
  /** The run's folder below the exploration's: `runs/01`. */
  readonly run: string;
  readonly experiment: ExperimentName;
  /** The experiments of the remedies that were needed, in their order. */
  readonly remedies: readonly ExperimentName[];
  /** From the begin of its baseline to the end of its last window, and what of that was neither. */
  readonly took: Duration;
  readonly windows: Duration;
}

/** With what is known of it, read from its run. */
export interface MeasuredRow extends TriedRow {
  readonly plan: Plan;
  readonly analysis: ExperimentAnalysis;
  readonly remedied: readonly ExperimentAnalysis[];
}

/** A row that was not tried. */
export interface UntriedRow {
  readonly row: ExploreRow;
  /** `budget`: it is hatched. `refused`: the engine or the stack cannot do it. */
  readonly why: 'budget' | 'refused' | 'interrupted';
  readonly reason: string;
}
