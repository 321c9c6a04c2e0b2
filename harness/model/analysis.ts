/** What is known after a run: numbers with their resolution, judged expectations, the verdict. All derived from the timeline. */

import type { Aftermath } from './aftermath.ts';
import type { Bound } from './bound.ts';
import type { Calibration, EngineFacts, KeptImages, Landing } from './event.ts';
import type { Expectation, JudgedIn } from './expectation.ts';
import type { Failure } from './failure.ts';
import type { Action, Fault } from './fault.ts';
import type { Prediction } from './plan.ts';
import type { ProbeName } from './probe.ts';
import type { ProjectChange } from './project-change.ts';
import type { ProbeReading, ServiceReading } from './reading.ts';
import type { ExperimentName } from './scenario.ts';
import type { ServiceName } from './stack.ts';
import type { Duration, Instant, Span } from './time.ts';
import type { LoadReading } from './witness-reading.ts';

export type { Counted, Measured, Observed } from './measured.ts';
export type {
  BadReading,
  ContainerState,
  DegradedReading,
  LatencyPoint,
  OutcomeRun,
  ProbeReading,
  Relapse,
  ReplicaReading,
  ServiceReading,
  Share,
  StateSpan,
} from './reading.ts';

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
  /** In words and figures, with resolution: `9.1 s ± 0.02 s`, `not within 25 s`, `100 % of 1,250`. */
  readonly observed: string;
  readonly limit: string | null;
  /** Limit − observed for times and counts that have one; negative when missed. */
  readonly margin: Duration | null;
  /** The predicted interval, where the claim has one. */
  readonly predicted: Bound | null;
  /** For `inconclusive`: why it is not known. For `fail`: what decided it. */
  readonly reason: string | null;
  readonly evidence: readonly Evidence[];
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
  /** Where it may have been at any time of a stretch that was not observed; else absent. */
  readonly within?: Span;
  readonly kind: 'impact' | 'detection' | 'action' | 'recovery';
  readonly label: string;
}

/** A stack that was taken down and brought up again. */
export interface Renewal {
  /** The experiment that left the stack broken; null: nobody did, it was asked for. */
  readonly brokenBy: ExperimentName | null;
  readonly reason: string;
  readonly took: Duration;
}

/** What became of a second fault. */
export interface SecondReading {
  /** `api paused`. */
  readonly label: string;
  readonly landing: Landing | 'not tried';
  readonly proof: string;
  /** When its injection began, and when it was over: its end where it is held, else its injection. Null: it did not come so far. */
  readonly began: Instant | null;
  readonly ended: Instant | null;
}

export interface ExperimentAnalysis {
  readonly name: ExperimentName;
  readonly verdict: Verdict;
  readonly fault: Fault;
  readonly label: string;
  readonly landing: Landing | 'not tried';
  readonly proof: string;
  readonly endedBy: 'revert' | Action | null;
  /** Its second fault, where it has one: `window` lasts until both are over, and `after` begins then. Absent: there is none. */
  readonly second?: SecondReading;
  /** The stack was created again before it; null: it is the one that the experiment before had. */
  readonly renewed: Renewal | null;
  /** The whole experiment, baseline to end of recovery: the chart's axis. */
  readonly span: Span;
  readonly baseline: Span;
  /** What ended worse than it began: said first, expected or not. */
  readonly lasting: readonly LastingOutage[];
  readonly window: FaultWindow | null;
  /** Re-derived from the observed settings and the measured length of the health probes. */
  readonly prediction: Prediction;
  readonly expectations: readonly JudgedExpectation[];
  readonly probes: readonly ProbeReading[];
  readonly services: readonly ServiceReading[];
  readonly loads: readonly LoadReading[];
  readonly markers: readonly Marker[];
  /** What it left behind that nobody asked for. Absent: nobody looked. */
  readonly aftermath?: Aftermath;
  /** At most fifteen lines, in order. */
  readonly story: readonly Evidence[];
  /** Measured outside its predicted bound, settings that cannot work, and the like. */
  readonly findings: readonly Finding[];
  /** Why this experiment could not be judged; null when it could. */
  readonly inconclusive: Failure | null;
}

/** A probe or a service that was well before the fault, and is not at the end. */
export interface LastingOutage {
  readonly type: 'probe' | 'service';
  readonly name: string;
  /** Since when, until the end. */
  readonly since: Instant;
  /** What it still is. */
  readonly still: 'down' | 'degraded' | 'unhealthy' | 'starting' | 'paused' | 'firing';
  /** `app is exited with code 1 for the last 11 s`, with what is known of it. */
  readonly text: string;
  /** An expectation says that it does not recover, and held. */
  readonly expected: boolean;
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
    /** W: for how long it must be good again to count as served again. */
    readonly goodFor: Duration;
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
  readonly schema: 'resilience.result/2';
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
  /** What the stack was built into, which stays for the next run; null: not known. */
  readonly kept: KeptImages | null;
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
  /** Where the stack differed from what `docker compose up` starts. */
  readonly changes: readonly ProjectChange[];
  readonly experiments: readonly ExperimentAnalysis[];
  readonly confidence: Confidence;
}
