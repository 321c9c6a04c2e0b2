/** What is known after a run: numbers with their resolution, judged expectations, the verdict. All derived from the timeline. */

import type { Calibration, ContainerChange, EngineFacts, Landing, Replica } from './event.ts';
import type { Expectation, JudgedIn } from './expectation.ts';
import type { Failure } from './failure.ts';
import type { Action, Fault } from './fault.ts';
import type { Observed } from './measured.ts';
import type { Prediction } from './plan.ts';
import type { Connection, Outcome, Probe, ProbeName } from './probe.ts';
import type { ExperimentName } from './scenario.ts';
import type { ServiceName } from './stack.ts';
import type { Duration, DurationRange, Instant, Span } from './time.ts';
import type { DnsSpan, LoadReading, MetricReading, ReplicaShare } from './witness-reading.ts';

export type { Measured, Observed } from './measured.ts';

/** pass < inconclusive < fail; merged by maximum. */
export type Verdict = 'pass' | 'inconclusive' | 'fail';

/** A slice of a timeline that decided something. */
export interface Evidence {
  readonly at: Instant;
  readonly text: string;
}

export interface JudgedExpectation {
  readonly expectation: Expectation;
  readonly judgedIn: JudgedIn;
  /** `numbers-api is detected by the engine within 11.4 s (predicted)`. */
  readonly sentence: string;
  readonly verdict: Verdict;
  /** In words and figures, with resolution: `9.1 s ± 0.02 s`, `never in 25 s`, `100 % of 1,250`. */
  readonly observed: string;
  readonly limit: string | null;
  /** Limit − observed for times and counts that have one; negative when missed. */
  readonly margin: Duration | null;
  /** The predicted interval, where the claim has one. */
  readonly predicted: DurationRange | null;
  /** For `inconclusive`: why it cannot be told. For `fail`: what decided it. */
  readonly reason: string | null;
  readonly evidence: readonly Evidence[];
}

/** Consecutive probes of one kind with one outcome; `from` is the first due instant, `to` the last. */
export interface OutcomeRun {
  readonly outcome: Outcome;
  readonly from: Instant;
  readonly to: Instant;
  readonly count: number;
}

/** One probe over one experiment. Counts are by due instant. */
export interface ProbeReading {
  readonly probe: ProbeName;
  /** `http` alone is a user's view; the others are witnesses. */
  readonly kind: Probe['kind'];
  /** In the window of the fault (held: inject … revert), and after it. Null: the fault is momentary, or nothing was due. */
  readonly availabilityDuring: Share | null;
  readonly availabilityAfter: Share | null;
  /** First bad answer − end of injection. */
  readonly impact: Observed;
  /** Time to recover, from the end of the injection. */
  readonly recovery: Observed;
  /** The same from the end of the revert; null for momentary faults. */
  readonly residualRecovery: Observed | null;
  readonly downtime: Duration;
  /** Requests that a steady baseline would have had answered and were not. */
  readonly lostWork: number;
  /** ok→bad changes after the first recovery. */
  readonly flaps: number;
  readonly strip: Readonly<Record<Connection, readonly OutcomeRun[]>>;
  /** Latency from due instant: quantiles of good answers in [from, to), for the chart; at most 400 points. */
  readonly latency: readonly LatencyPoint[];
  /** Who answered, where the answers say it; by service and number, strangers last. */
  readonly replicas: readonly ReplicaShare[];
  /** Of a PromQL probe: what it drew. */
  readonly metric: MetricReading | null;
  /** Of a DNS probe: what the resolver said, and for how long. */
  readonly dns: readonly DnsSpan[] | null;
}

/** `good` of `due`; harness_late ones are in neither. */
export interface Share {
  readonly good: number;
  readonly due: number;
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
  | 'removed';

export interface StateSpan extends Span {
  readonly state: ContainerState;
}

/** One container over one experiment. */
export interface ReplicaReading extends Replica {
  readonly lane: readonly StateSpan[];
  readonly changes: readonly { readonly at: Instant; readonly change: ContainerChange }[];
  /** Looks of the health check, with what they said. */
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
  /** First `unhealthy` or `die`; a pause is not a detection. */
  readonly detection: Observed;
  readonly detectedAs: 'unhealthy' | 'died' | null;
  /** First corrective action (restart, replacement) − detection; null when nothing was detected. */
  readonly action: Observed | null;
  /** Running again, and healthy if it has a check, from the end of the injection. */
  readonly recovery: Observed;
  readonly residualRecovery: Observed | null;
  /** Restarts by the policy: each `die` that was followed by a start, and the gap between the two. */
  readonly restarts: readonly { readonly died: Instant; readonly started: Instant | null; readonly exitCode: number }[];
  /** Seconds that a probe of this service failed while the engine said healthy, and the reverse. Null: no probe or no check. */
  readonly blind: Duration | null;
  readonly falseAlarm: Duration | null;
  readonly replicas: readonly ReplicaReading[];
  /** Whether its steady state broke though it was not the target. */
  readonly inBlastRadius: boolean;
}

/** A window with edges: certain inside, possible around. An unclosed one ends with the experiment. */
export interface FaultWindow {
  /** inject.began … revert.ended */
  readonly possible: Span;
  /** inject.ended … revert.began; momentary faults: both are inject.ended. Earlier where an event or a probe shows that it had landed. */
  readonly certain: Span;
}

export interface Marker {
  readonly at: Instant;
  readonly kind: 'impact' | 'detection' | 'action' | 'recovery';
  readonly label: string;
}

export interface ExperimentAnalysis {
  readonly name: ExperimentName;
  readonly verdict: Verdict;
  readonly fault: Fault;
  readonly label: string;
  readonly landing: Landing | 'not tried';
  readonly proof: string;
  readonly endedBy: 'revert' | Action | null;
  /** The whole experiment, baseline to end of recovery: the chart's axis. */
  readonly span: Span;
  readonly baseline: Span;
  readonly window: FaultWindow | null;
  /** Re-derived from the observed settings and the measured length of the health probes. */
  readonly prediction: Prediction;
  readonly expectations: readonly JudgedExpectation[];
  readonly probes: readonly ProbeReading[];
  readonly services: readonly ServiceReading[];
  readonly loads: readonly LoadReading[];
  readonly markers: readonly Marker[];
  /** At most fifteen lines, in order. */
  readonly story: readonly Evidence[];
  /** Measured outside its predicted bound, settings that cannot work, and the like. */
  readonly findings: readonly Finding[];
  /** Why this experiment could not be judged; null when it could. */
  readonly inconclusive: Failure | null;
}

export interface Finding {
  readonly severity: 'note' | 'warning';
  readonly text: string;
}

export interface Confidence {
  readonly calibration: Calibration | null;
  readonly probes: readonly {
    readonly probe: ProbeName;
    readonly sent: number;
    readonly late: number;
    readonly latenessP50: Duration;
    readonly latenessP99: Duration;
    readonly latenessMax: Duration;
    /** 1 ÷ rate: the least error of a recovery that it sees. */
    readonly resolution: Duration;
  }[];
  /** Each Prometheus that was asked, as it described itself. */
  readonly witnesses: readonly {
    readonly probe: ProbeName;
    readonly version: string | null;
    readonly clockOffset: Duration;
    readonly clockUncertainty: Duration;
    readonly scrapeInterval: Duration | null;
    readonly evaluationInterval: Duration | null;
    readonly problem: string | null;
  }[];
  /** Length of the engine's own health probes while all was well: p50 and max over the run. */
  readonly healthProbe: Readonly<
    Record<ServiceName, { readonly p50: Duration; readonly max: Duration; readonly count: number }>
  >;
  readonly warnings: readonly Failure[];
}

export interface Analysis {
  readonly schema: 'resilience.result/1';
  readonly run: string;
  readonly scenario: string;
  readonly title: string;
  readonly file: string;
  readonly verdict: Verdict;
  /** The verdict's sentence: `9 of 9 expectations held. …` */
  readonly sentence: string;
  readonly ending: 'completed' | 'interrupted' | 'aborted';
  readonly failures: readonly Failure[];
  readonly leftovers: readonly string[];
  readonly seed: string;
  readonly commit: string | null;
  readonly command: string;
  readonly version: string;
  /** Wall clock at the run's instant 0, milliseconds since 1970 UTC. */
  readonly wall: number;
  readonly duration: Duration;
  readonly engine: EngineFacts | null;
  readonly settings: readonly {
    readonly service: ServiceName;
    readonly image: string;
    readonly imageDigest: string;
    readonly health: string;
    readonly restart: string;
  }[];
  readonly experiments: readonly ExperimentAnalysis[];
  readonly confidence: Confidence;
}
