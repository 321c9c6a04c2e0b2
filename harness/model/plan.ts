/** A plan: everything a run will do, to whom, when and with which predicted bounds. No optional field, nothing left to default. */
import type { Attachment } from './attachment.ts';
import type { Bound } from './bound.ts';
import type { Expectation } from './expectation.ts';
import type { Action, Fault } from './fault.ts';
import type { Load } from './load.ts';
import type { Dependency, OneShot } from './one-shot.ts';
import type { Probe, ProbeName } from './probe.ts';
import type { ProjectChange } from './project-change.ts';
import type { ExperimentName, Fresh } from './scenario.ts';
import type { SecondFault } from './second-fault.ts';
import type { ServiceFacts } from './settings.ts';
import type { SharedNamespaces } from './shared-namespaces.ts';
import type { ServiceName, Stack } from './stack.ts';
import type { Duration } from './time.ts';

export interface ServiceNetwork {
  /** Its key in the Compose file. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** Why the engine publishes no port from it: it is internal, or of a driver without. Absent: it does. */
  readonly closed?: string;
}

/** One service as the resolved Compose project has it. */
export interface ResolvedService extends ServiceFacts {
  readonly name: ServiceName;
  readonly image: string;
  readonly replicas: number;
  /** Where the health check is known from; `unknown`: only the image can tell, and it is not here yet. */
  readonly healthFrom: 'compose' | 'image' | 'none' | 'unknown';
  /** Container ports that are published, and on which host port (null: whichever is free). */
  readonly ports: readonly { readonly container: number; readonly host: number | null }[];
  /** Networks with the aliases that the Compose file gives beside the service's own name. */
  readonly networks: readonly ServiceNetwork[];
  /** Whom its start waits for. Absent: nobody. */
  readonly dependsOn?: readonly Dependency[];
  /** It has the engine's socket: what it does to the others through the engine is the stack's own doing. Absent: it has not. */
  readonly engineSocket?: true;
  /** Namespaces that are not its own. Absent: all are. */
  readonly shares?: SharedNamespaces;
  /** It is somebody else's and is left as it was found: no port of it is published for the run. Absent: the run's own. */
  readonly asFound?: true;
  /** Its container is removed as soon as it ends, as with `docker run --rm`. Absent: it stays. */
  readonly goesWithItsEnd?: true;
}

export interface PlannedService extends ResolvedService {
  /** Whether the generated override wraps its health check, for `flipHealth(…, { by: 'wrapper' })`. */
  readonly wrapHealth: boolean;
  /** Those of `ports` that the run publishes for itself, because the scenario asks them. Absent: none. */
  readonly publishes?: readonly number[];
  /** It runs once and ends. Absent: it is meant to stay up. */
  readonly oneShot?: OneShot;
}

/** A service of the Compose files that a run leaves out: nobody asked for a profile that it belongs to. */
export interface SkippedService {
  readonly name: ServiceName;
  readonly profiles: readonly string[];
}

/** The times that a prediction is about. */
export type PredictedTime = 'detection' | 'engineRecovery' | 'userRecovery';

/** What the settings imply for one experiment; null where they imply nothing. Counted from the end of the injection. */
export interface Prediction {
  /** First `unhealthy` or `die` by the engine. */
  readonly detection: Bound | null;
  /** The engine's own way back to running and healthy; from the end of the fault for held faults. Null: nothing brings it back that is known. */
  readonly engineRecovery: Bound | null;
  /** Users' way back to good answers, from the same instant. */
  readonly userRecovery: Bound | null;
  /** What the settings rule out, however long one waits. Absent: nothing. */
  readonly never?: readonly PredictedTime[];
  /** One sentence saying which settings own it. */
  readonly why: string;
}

export interface PlannedExperiment {
  readonly name: ExperimentName;
  readonly fault: Fault;
  readonly baseline: Duration;
  readonly hold: Duration | null;
  readonly then: Action | null;
  readonly recovery: Duration;
  /** How much of the way from the end of its target's last check to the end of the next the fault comes, 0 … 1. Null: wherever it falls. */
  readonly phase: number | null;
  readonly during: readonly Expectation[];
  readonly after: readonly Expectation[];
  readonly prediction: Prediction;
  /** It is a remedy: it is done only where the stack is not steady when that experiment, and the remedies between the two, are over. Absent: it is always done. */
  readonly remedyOf?: ExperimentName;
  /** A second fault, while the first one's windows last. Absent: there is none. */
  readonly second?: SecondFault;
  /** What the reader should know: cancelled policies, ports that go with a network, other services that may break. */
  readonly notes: readonly string[];
}

/** `tunnel`: each has a way that leads to it. `nowhere`: none has. */
export type Elsewhere = 'tunnel' | 'nowhere';

export interface Plan {
  readonly schema: 'resilience.plan/1';
  /** File name without its ending: `numbers-api`. */
  readonly scenario: string;
  readonly title: string;
  /** As given on the command line, relative to the working folder where it lies below it. */
  readonly file: string;
  readonly seed: string;
  readonly stack: Stack;
  /** What is attached to in place of bringing the stack up. Absent: the run brings its own up, and takes it down. */
  readonly attached?: Attachment;
  readonly services: readonly PlannedService[];
  /** The engine publishes ports on another machine than this: how they are reached from here. Absent: on this one. */
  readonly elsewhere?: Elsewhere;
  /** Absent: none. */
  readonly skipped?: readonly SkippedService[];
  /** Where the stack differs from what `docker compose up` starts. Absent: not determined. */
  readonly changes?: readonly ProjectChange[];
  readonly probes: Readonly<Record<ProbeName, Probe>>;
  /** Probes that are asked once before and once after each experiment that expects it, and not on a schedule. Absent: none. */
  readonly invariants?: Readonly<Record<ProbeName, Probe>>;
  /**
   * For how long each probe must be good again to count as recovered. Absent: as the settings of its service imply. A comparison sets
   * it, so that one measure holds for all of its variants.
   */
  readonly goodFor?: Readonly<Record<ProbeName, Duration>>;
  readonly load: Readonly<Record<ProbeName, Load>>;
  readonly steadyState: readonly Expectation[];
  /** Around each experiment stores are marked, and processes and connections counted. Absent: not. */
  readonly aftermath?: true;
  readonly experiments: readonly PlannedExperiment[];
  readonly fresh: Fresh;
  /** Sum of all windows. */
  readonly windows: Duration;
  /** The longest the run may take, teardown apart; a minute of it for each time that the stack may be created again. */
  readonly budget: Duration;
}
