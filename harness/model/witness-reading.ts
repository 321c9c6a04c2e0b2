/** What observers and loads recorded in one experiment: replicas, series, names, writes. */
import type { Replica } from './event.ts';
import type { Load, Threshold } from './load.ts';
import type { Measured } from './measured.ts';
import type { NumberRange } from './number-ranges.ts';
import type { ProbeName } from './probe.ts';
import type { Duration, Instant, Span } from './time.ts';

/** One instance's part in a probe's answers over the experiment. */
export interface ReplicaShare {
  /** Null: an instance that is none of the run's containers. */
  readonly replica: Replica | null;
  readonly instance: string;
  readonly answered: number;
}

/** Series on the run's clock, with gaps kept as gaps. */
export interface MetricReading {
  readonly query: string;
  /** The least error of every time derived from it: samples, scrapes, and for alerts the evaluation too. */
  readonly floor: Duration;
  /** At most 12 series of at most 400 points; null is a gap. */
  readonly series: readonly {
    readonly name: string;
    readonly points: readonly { readonly at: Instant; readonly value: number | null }[];
  }[];
  readonly gaps: readonly (Span & { readonly reason: string })[];
  /** Warnings and infos of Prometheus, each once. */
  readonly notes: readonly string[];
}

/** Consecutive samples with one answer. */
export interface DnsSpan extends Span {
  /** `iotd #2`, or the address where it is none of the run's containers. Sorted. */
  readonly names: readonly string[];
  /** Seconds. */
  readonly ttl: number | null;
  readonly error: string | null;
}

/** A load over one experiment. */
export interface LoadReading {
  readonly load: ProbeName;
  readonly kind: Load['kind'];
  readonly sent: number;
  readonly good: number;
  /** Iterations that k6 could not start on time; they are in no failure rate of its own. */
  readonly dropped: number;
  /** The longest time between two good answers from the injection on, and what k6 alone would call its failure share. */
  readonly longestGap: Measured | null;
  readonly thresholds: readonly (Threshold & { readonly held: boolean })[];
  readonly writes: WritesReading | null;
  /** Why its numbers cannot be trusted; null: they can. */
  readonly problem: string | null;
}

/** Acknowledged writes against what was there after the recovery. */
export interface WritesReading {
  readonly acknowledged: number;
  readonly kept: number;
  /** Their numbers. */
  readonly lost: readonly NumberRange[];
  /** Never acknowledged, and there. */
  readonly unacknowledgedKept: number;
}
