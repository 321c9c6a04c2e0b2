/** What is known after a comparison: per variant, per pair, and what to do. All derived from the stored runs. */
import type { Evidence, Verdict } from './analysis.ts';
import type { CampaignRun } from './campaign-run.ts';
import type { InterimAnalysis, Measure, Objective } from './comparison-plan.ts';
import type { EngineFacts } from './event.ts';
import type { Failure } from './failure.ts';
import type { Duration, DurationRange } from './time.ts';
import type { Factor, SettingName, SettingValue, VariantName } from './variant.ts';

/** A number with its interval, which covers the truth in 95 % at least; a bound that so few repeats do not give is null. */
export interface Estimate {
  readonly value: number;
  readonly min: number | null;
  readonly max: number | null;
}

/** One repeat's value. `seen: false`: it had not come after `value`, when the observation ended. */
export interface RepeatValue {
  readonly block: number;
  readonly phase: number;
  readonly folder: string;
  readonly seen: boolean;
  readonly value: Duration;
  readonly resolution: Duration;
  /** The stack did not get steady, so nothing was tried on it: later than everything that came. Absent: it did. */
  readonly unsteady?: true;
}

/** Kaplan–Meier: the share that has recovered by t, as steps; starts at 0. */
export interface ShareCurve {
  readonly steps: readonly { readonly at: Duration; readonly share: number; readonly atRisk: number }[];
  /** Where a repeat's observation ended before it had come. */
  readonly censored: readonly Duration[];
}

/** One variant in one measure. */
export interface VariantMeasure {
  readonly variant: VariantName;
  /** By block. */
  readonly repeats: readonly RepeatValue[];
  /** Null: not reached within the window, or there are no repeats. Milliseconds, as all estimates of times. */
  readonly median: Estimate | null;
  /** Mean with the window as its limit: `mean seconds down, at most the window`; its interval asks for no shape of the times. Null without repeats. */
  readonly restrictedMean: Estimate | null;
  /** The 95th percentile of the share curve; null: not reached. */
  readonly p95: Duration | null;
  /** How many came, of how many, and the exact (Clopper–Pearson) interval of the probability. */
  readonly came: { readonly count: number; readonly of: number; readonly min: number; readonly max: number };
  readonly curve: ShareCurve;
  /** What the settings imply; null: nothing, or it never comes. */
  readonly predicted: DurationRange | null;
  /** How many repeats lay outside of it. */
  readonly outside: number;
}

/** Read off the interval of the ratio. `better`: below 1, quicker than the other. `same`: within the band of no practical difference, or neither ever came. */
export type PairOutcome = 'better' | 'worse' | 'same' | 'cannot tell';

/** One variant against another, block by block. */
export interface Pair {
  readonly variant: VariantName;
  readonly against: VariantName;
  readonly word: PairOutcome;
  /** Hodges–Lehmann of the blocks' ratios, variant ÷ against: 0.5 is twice as quick; its interval at the level that Holm and the interim analysis leave. Null: one that hardly ever came. */
  readonly ratio: Estimate | null;
  /** Exact, paired, two-sided; and after Holm for the family of one measure, as of a single analysis: at most 0.05 where the interval leaves out 1, else above. Null: fewer than six blocks in which one came. */
  readonly p: number | null;
  readonly adjusted: number | null;
  /** The least ratio that so many blocks of this spread would show with a power of 80 %. Null: too few, or some never came. */
  readonly detectable: number | null;
  /** For `cannot tell`: how many blocks it would take to tell with a power of 80 %, interim analyses and Holm included. Null otherwise, or where that cannot be said. */
  readonly needed: number | null;
  readonly blocks: number;
  /** `fast checks notices 4.9 times as fast as as in the book (3.8 … 6.2).` */
  readonly sentence: string;
}

export interface MeasureResult {
  readonly measure: Measure;
  /** `time to detect, by the engine`. */
  readonly title: string;
  /** In the order of the plan; those that never got steady last. */
  readonly variants: readonly VariantMeasure[];
  /** Each variant against the reference. */
  readonly pairs: readonly Pair[];
  /** Which setting owns how much of the spread of the medians, 0 … 1, largest first; empty: no factorial, or no difference was shown. */
  readonly sensitivity: readonly Sensitivity[];
}

export interface Sensitivity extends SettingName {
  /** Share of the variance of the log medians that this setting explains by itself. */
  readonly share: number;
  /** The median over all cells with each value. */
  readonly levels: readonly { readonly value: string; readonly median: Duration | null }[];
}

/** What a variant's health checks cost, by the control groups' CPU clocks, over all its services. */
export interface Price {
  /** Of one health check, in milliseconds of CPU. Null: it was never checked. */
  readonly perProbe: Estimate | null;
  /** Health checks an hour while all is well, by the settings and the measured length of a check. */
  readonly probesPerHour: number;
  /** Milliseconds of CPU an hour. */
  readonly perHour: number;
}

/** Of a variant whose stack did not get steady in some blocks in which another one's did. */
export interface Steadiness {
  /** In so many, of all of which that is known. */
  readonly count: number;
  readonly of: number;
  /** Restarts of its containers in those runs. */
  readonly byHealer: number;
  readonly byPolicy: number;
  /** What the first of those runs said. */
  readonly reason: string;
}

export interface VariantResult {
  readonly variant: VariantName;
  readonly settings: readonly SettingValue[];
  readonly changes: number;
  /** Repeats that count. */
  readonly runs: number;
  /** Null: it got steady in every block. */
  readonly unsteady: Steadiness | null;
  readonly price: Price | null;
  /** Means over the repeats, in seconds as lengths of time: users failed while the engine said healthy, and the reverse. Null: not known. */
  readonly blind: Duration | null;
  readonly falseAlarm: Duration | null;
  /** Seconds of false alarm an hour in the control without fault. */
  readonly falseAlarmPerHour: Duration | null;
  /** Restarts by the policy or a healer, mean over the repeats. */
  readonly restarts: number;
  readonly downtime: Duration | null;
  /** Whether it meets the objective: every repeat came, and the statistic is below the limit. Null: none was given. */
  readonly meets: boolean | null;
  /** On the front: no other is better in one of detection, false alarms and price, and as good in the others. */
  readonly onFront: boolean;
}

/** The part of a time that explains a difference. */
export type Part = 'detection' | 'back-off' | 'start-up' | 'health' | 'client pool' | 'healer';

/** A run that lay outside of what its settings imply. */
export interface Deviation {
  readonly variant: VariantName;
  readonly measure: Measure;
  readonly block: number;
  readonly folder: string;
  readonly measured: Duration;
  readonly predicted: DurationRange;
  readonly part: Part;
  /** How long that part took, and what it should have. */
  readonly took: Duration;
  readonly allowed: DurationRange | null;
  readonly evidence: readonly Evidence[];
  readonly sentence: string;
}

/** The smallest change that meets the objective. */
export interface Recommendation {
  readonly variant: VariantName;
  /** Why this one: a sentence. */
  readonly because: string;
  /** A unified diff of the user's own Compose file; null: the reference is good as it is. */
  readonly patch: string | null;
  readonly predicted: DurationRange | null;
  readonly measured: Estimate | null;
  /** The run with the patched file; null: there was none. */
  readonly confirmed: { readonly folder: string; readonly value: Duration | null; readonly holds: boolean } | null;
}

export interface Comparison {
  readonly schema: 'resilience.comparison/1';
  readonly run: string;
  readonly scenario: string;
  readonly title: string;
  readonly file: string;
  readonly seed: string;
  readonly command: string;
  readonly version: string;
  readonly commit: string | null;
  /** Wall clock at the beginning, milliseconds since 1970 UTC. */
  readonly wall: number;
  readonly duration: Duration;
  readonly engine: EngineFacts | null;
  /** pass: answered, and the objective met if there is one. fail: no variant meets it. inconclusive: too few runs to say. */
  readonly verdict: Verdict;
  /** The answer in one or two sentences. */
  readonly sentence: string;
  readonly ending: 'completed' | 'stopped early' | 'interrupted' | 'aborted';
  /** Why it ended where it did: `after 7 of 10 blocks: every pair is answered`. */
  readonly endingReason: string;
  readonly reference: VariantName;
  readonly factors: readonly Factor[];
  readonly objective: Objective | null;
  /** The headline first. */
  readonly measures: readonly MeasureResult[];
  /** In the order of the plan; those that never got steady last. */
  readonly variants: readonly VariantResult[];
  readonly deviations: readonly Deviation[];
  readonly recommendation: Recommendation | null;
  readonly design: {
    readonly blocks: number;
    readonly planned: number;
    /** When interim analyses were planned, and at which level each; some may not have been reached. */
    readonly looks: readonly InterimAnalysis[];
    readonly jobs: number;
    readonly used: number;
    readonly rejected: number;
    /** Of the wall time: the sum over the runs that count of their lengths ÷ the number that ran side by side meanwhile. */
    readonly lowerBound: Duration;
  };
  readonly runs: readonly CampaignRun[];
  readonly notes: readonly string[];
  readonly failures: readonly Failure[];
}
