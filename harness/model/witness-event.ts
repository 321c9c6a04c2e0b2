/** What observers and loads tell, as events: series of Prometheus, answers of the resolver, invariants, the ends of loads. */
import type { AftermathEvent } from './aftermath.ts';
import type { Threshold } from './load.ts';
import type { NumberRange } from './number-ranges.ts';
import type { Outcome, ProbeName } from './probe.ts';
import type { ExperimentName } from './scenario.ts';
import type { Duration, Instant } from './time.ts';

/** One series of an answer of Prometheus; a value that is no finite number stays as its text. */
export interface MetricSeries {
  readonly labels: Readonly<Record<string, string>>;
  /** By Prometheus's own clock, moved to the run's: when each value held. Ordered. */
  readonly points: readonly (readonly [at: Instant, value: number | 'NaN' | '+Inf' | '-Inf'])[];
}

export type WitnessEvent =
  | AftermathEvent
  /** One sample of Prometheus. Its judged outcome is the `probe.ended` that follows it with the same `due`. */
  | {
      readonly type: 'metric.sampled';
      readonly probe: ProbeName;
      readonly due: Instant;
      readonly end: Instant;
      readonly series: readonly MetricSeries[];
      /** Why there is nothing: the query's error, no answer, no data. Null: there is data. */
      readonly gap: string | null;
      /** Warnings and infos of the answer. */
      readonly notes: readonly string[];
    }
  /** What a Prometheus says of itself, asked once before the first experiment. */
  | {
      readonly type: 'witness.observed';
      readonly probe: ProbeName;
      readonly version: string | null;
      /** Prometheus's clock minus ours, and how far that may be off. */
      readonly clockOffset: Duration;
      readonly clockUncertainty: Duration;
      /** The longest scrape interval and scrape timeout of the targets that the query can be about; null: not told. */
      readonly scrapeInterval: Duration | null;
      readonly scrapeTimeout?: Duration | null;
      /** For alerts: the evaluation interval of the rule's group and its `for`. */
      readonly evaluationInterval: Duration | null;
      readonly alertFor: Duration | null;
      /** Why it could not be asked, or what weakens it; null: nothing. */
      readonly problem: string | null;
    }
  /** What the resolver answered inside the network. Its judged outcome is the `probe.ended` that follows it with the same `due`. */
  | {
      readonly type: 'dns.answered';
      readonly probe: ProbeName;
      readonly due: Instant;
      readonly end: Instant;
      /** In the order of the answer. */
      readonly addresses: readonly string[];
      /** Seconds. */
      readonly ttl: number | null;
      /** `ENOTFOUND` and the like; null: it answered. */
      readonly error: string | null;
    }
  /** Lines of a service's log that a probe reads for, written since its last slot. What they are worth is the `probe.ended` that follows with the same `due`. */
  | {
      readonly type: 'log.matched';
      readonly probe: ProbeName;
      readonly due: Instant;
      /** In order; at most 20. */
      readonly lines: readonly { readonly written: Instant; readonly replica: number; readonly text: string }[];
      /** How many more there were. */
      readonly more: number;
    }
  /** k6 could not start so many iterations on time: failures that are in no failure rate. */
  | { readonly type: 'load.dropped'; readonly load: ProbeName; readonly from: Instant; readonly count: number }
  /** A load of an experiment is over. */
  | {
      readonly type: 'load.ended';
      readonly load: ProbeName;
      readonly experiment: ExperimentName;
      readonly exitCode: number | null;
      /** As k6 reports it. */
      readonly thresholds: readonly (Threshold & { readonly held: boolean })[];
      /** Why its numbers cannot be trusted; null: they can. */
      readonly problem: string | null;
    }
  /** What a probe said, asked once before the fault or after the recovery: an invariant, which must be the same both times. */
  | {
      readonly type: 'invariant.read';
      readonly probe: ProbeName;
      readonly experiment: ExperimentName;
      readonly when: 'before' | 'after';
      readonly sent: Instant;
      readonly end: Instant;
      readonly outcome: Outcome;
      /** Null: it could not be read. */
      readonly value: string | null;
      /** Why not, in the words of who was asked. */
      readonly said?: string;
    }
  /** What of a load's writes is there after the recovery. */
  | {
      readonly type: 'writes.read';
      readonly load: ProbeName;
      readonly experiment: ExperimentName;
      /** The numbers that the writes of this experiment may have. */
      readonly first: number;
      readonly last: number;
      /** Those that were found; null: it could not be read. */
      readonly found: readonly NumberRange[] | null;
      readonly problem: string | null;
    };
