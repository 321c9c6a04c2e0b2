/** What was read of probes, services and containers over one experiment. */
import type { ContainerChange, Replica } from './event.ts';
import type { Counted, Measured, Observed } from './measured.ts';
import type { Connection, Outcome, Probe, ProbeName } from './probe.ts';
import type { ServiceName } from './stack.ts';
import type { Duration, Instant, Span } from './time.ts';
import type { DnsSpan, MetricReading, ReplicaShare } from './witness-reading.ts';

/** Consecutive probes of one kind with one outcome; `from` is the first due instant, `to` the last. */
export interface OutcomeRun {
  readonly outcome: Outcome;
  readonly from: Instant;
  readonly to: Instant;
  readonly count: number;
}

/** Back, and then not: a recovery that did not last until its window ended. */
export interface Relapse {
  /** When it failed again for the first time. */
  readonly at: Instant;
  /** When it was stable again. */
  readonly stays: Observed;
}

/** One probe over one experiment. Counts are by due instant. */
export interface ProbeReading {
  readonly probe: ProbeName;
  /** `http` alone is a user's view; the others are observers. */
  readonly kind: Probe['kind'];
  /** In the window of the fault (held: inject … revert), and after it. Null: the fault is momentary, or nothing was due. */
  readonly availabilityDuring: Share | null;
  readonly availabilityAfter: Share | null;
  /** First bad or degraded answer − end of injection. */
  readonly impact: Observed;
  /** Served again: time to recover, from the end of the injection. */
  readonly recovery: Observed;
  /** The same from the end of the revert; null for momentary faults. */
  readonly residualRecovery: Observed | null;
  /** For good: the end of the last bad answer, from the end of the injection, where nothing bad follows until the window ends. */
  readonly forGood: Observed;
  /** The same from the end of the revert; null for momentary faults. */
  readonly residualForGood: Observed | null;
  /** Where it was served again and did not stay so, counted as it is judged: from the end of the revert, or of the injection. */
  readonly relapse: Relapse | null;
  /** How long it was bad; degraded is not bad. */
  readonly downtime: Measured;
  /** Null: no degraded answer came. */
  readonly degraded: DegradedReading | null;
  /** Absent: no bad answer came after the fault. */
  readonly bad?: BadReading;
  /** Requests that a steady baseline would have had answered and were not. */
  readonly lostWork: Counted;
  /** ok→bad changes that were seen after it was served again; the onset is none of them. */
  readonly flaps: number;
  readonly strip: Readonly<Record<Connection, readonly OutcomeRun[]>>;
  /** How often each outcome came. */
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** Latency from due instant: quantiles of good answers in [from, to), for the chart; at most 400 points. */
  readonly latency: readonly LatencyPoint[];
  /** Who answered, where the answers say it; by service and number, strangers last. */
  readonly replicas: readonly ReplicaShare[];
  /** Of a PromQL probe: what it drew. */
  readonly metric: MetricReading | null;
  /** Of a DNS probe: what the resolver said, and for how long. */
  readonly dns: readonly DnsSpan[] | null;
}

/** `good` of `due`; the `unknown` are in neither: the truth lies between all of them good and all of them bad. */
export interface Share {
  readonly good: number;
  readonly due: number;
  readonly unknown: number;
  /** Of those due, neither good nor bad. Absent: none. */
  readonly degraded?: number;
}

/** Answers that are declared to be enough in trouble, over one experiment. */
export interface DegradedReading {
  /** For how long they came. */
  readonly time: Measured;
  readonly answers: number;
  /** Each once, the commonest first. */
  readonly statuses: readonly number[];
  /** From the due instant, 99 % of them. */
  readonly p99: Duration;
  /** Of all that were not good from the injection on, and of those the ones that had no answer in time. */
  readonly amiss: number;
  readonly hung: number;
}

/** Answers that were neither good nor degraded, from the injection on. */
export interface BadReading {
  readonly answers: number;
  /** Of those, the ones that had no answer in time. */
  readonly hung: number;
  /** Each once, the commonest first; empty: none came with one. */
  readonly statuses: readonly number[];
  /** From the due instant, 99 % of those that did not hang; null: all did. */
  readonly p99: Duration | null;
}

export interface LatencyPoint {
  readonly at: Instant;
  readonly p50: Duration;
  readonly max: Duration;
}

/** What the chart draws of a container: a state that lasts. */
export type ContainerState =
  | 'created'
  | 'starting'
  | 'running'
  | 'healthy'
  | 'unhealthy'
  | 'paused'
  | 'restarting'
  | 'exited'
  /** It ran once and ended with 0, as it is meant to. */
  | 'done'
  | 'removed'
  /** Events of the engine were lost, and nothing has told its state since. */
  | 'unknown';

export interface StateSpan extends Span {
  readonly state: ContainerState;
}

/** One container over one experiment. */
export interface ReplicaReading extends Replica {
  readonly lane: readonly StateSpan[];
  readonly changes: readonly { readonly at: Instant; readonly change: ContainerChange }[];
  /** Runs of the health check, with their output. */
  readonly looks: readonly {
    readonly start: Instant;
    readonly end: Instant;
    readonly good: boolean;
    readonly output: string;
  }[];
}

/** One service over one experiment. */
export interface ServiceReading {
  readonly service: ServiceName;
  /** It has a health check. */
  readonly checked: boolean;
  /** First `unhealthy` or `die`; a pause is not a detection. */
  readonly detection: Observed;
  readonly detectedAs: 'unhealthy' | 'died' | null;
  /** First corrective action (restart, replacement) − detection; null when nothing was detected. */
  readonly action: Observed | null;
  /** Running again, and healthy if it has a check, from the end of the injection. */
  readonly recovery: Observed;
  readonly residualRecovery: Observed | null;
  /** Where it was well again and did not stay so, counted as it is judged. */
  readonly relapse: Relapse | null;
  /** Restarts by the policy: each `die` that was followed by a start, and the gap between the two. */
  readonly restarts: readonly {
    readonly died: Instant;
    readonly started: Instant | null;
    /** Null: its event was lost. */
    readonly exitCode: number | null;
  }[];
  /** Seconds that a probe of this service failed while the engine said healthy, and the reverse. Null: no probe or no check. */
  readonly blind: Measured | null;
  readonly falseAlarm: Measured | null;
  readonly replicas: readonly ReplicaReading[];
  /** Whether its steady state broke though it was not the target. */
  readonly inBlastRadius: boolean;
}
