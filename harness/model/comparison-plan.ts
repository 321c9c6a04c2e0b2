/** The plan of a comparison: which variants, in which order, at which phase, how often, and what will be asked of the results. */
import type { Plan } from './plan.ts';
import type { ProbeName } from './probe.ts';
import type { ExperimentName } from './scenario.ts';
import type { ServiceName } from './stack.ts';
import type { Duration } from './time.ts';
import type { Factor, Variant, VariantName } from './variant.ts';

/** What is compared; what is a time may not have come before the window's end. */
export type Quantity =
  /** Time to detect: the engine's first `unhealthy` or `die` of the target. */
  | 'detection'
  /** Time to recover for users: of the probe. */
  | 'recovery'
  /** The target running again, and healthy if it has a check. */
  | 'engineRecovery'
  /** Bad seconds of the probe. Never censored. */
  | 'downtime';

/** One quantity of one experiment. */
export interface Measure {
  readonly experiment: ExperimentName;
  readonly quantity: Quantity;
  /** Where times begin: the end of the injection, or the end of a held fault's revert where nothing heals before it. */
  readonly from: 'injection' | 'revert';
  /** The fault's target. */
  readonly service: ServiceName;
  /** The users' view that it is read from; null where the quantity is the engine's. */
  readonly probe: ProbeName | null;
  /** Fixed before the first run, the same for all variants: what did not come by then is censored. */
  readonly window: Duration;
}

/** One run of every variant, in this order, all at the same phase. */
export interface Block {
  /** 0, 1, 2 … */
  readonly number: number;
  readonly order: readonly VariantName[];
  /** Where in the target's health cycle the fault comes: 0 right after a health check, towards 1 right before the next. */
  readonly phase: number;
  /** Of the load and of all chance in its runs. */
  readonly seed: string;
}

/** An interim analysis of the results so far, after which the comparison may stop. */
export interface InterimAnalysis {
  readonly blocks: number;
  /** Two-sided level of each interim analysis, so that all together err in 5 %. */
  readonly alpha: number;
  /** An undecided pair whose ratio lies between these is not worth more blocks. Absent: every pair has to be answered. */
  readonly near?: { readonly min: number; readonly max: number };
}

/** What is asked of the settings: `TTR p95 < 15s`. */
export interface Objective {
  readonly text: string;
  readonly quantity: Quantity;
  readonly statistic: 'median' | 'mean' | 'p95' | 'max';
  readonly limit: Duration;
}

/** A control: the stack without a fault, to see what its checks cost and whether they raise false alarms. */
export interface ControlRun {
  /** Null: the idle control, in which nothing is checked at all. */
  readonly variant: VariantName | null;
  readonly plan: Plan;
}

export interface ComparisonPlan {
  readonly schema: 'resilience.comparison-plan/1';
  readonly scenario: string;
  readonly title: string;
  readonly file: string;
  readonly seed: string;
  /** The command that makes the same comparison again. */
  readonly command: string;
  /** What the others are compared with. */
  readonly reference: VariantName;
  readonly variants: readonly Variant[];
  /** Empty where the variants were listed by name. */
  readonly factors: readonly Factor[];
  /** The headline first; chosen before the first run. */
  readonly measures: readonly Measure[];
  readonly blocks: readonly Block[];
  /** In order; the last is after the last block. */
  readonly looks: readonly InterimAnalysis[];
  readonly controls: readonly ControlRun[];
  readonly objective: Objective | null;
  /** Ratios between these are of no practical difference: 0.87 … 1.15. */
  readonly same: { readonly min: number; readonly max: number };
  readonly jobs: number | 'auto';
  /** Predicted for all runs one after the other. */
  readonly wall: Duration;
  /** What the reader should know: trimmed repeats, differences that so few repeats cannot show, cancelled policies. */
  readonly notes: readonly string[];
}
