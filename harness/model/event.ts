/** Everything that can happen in a run. One writer stamps `seq` and `at`; a line is never revised. */

import type { JudgedIn } from './expectation.ts';
import type { Failure } from './failure.ts';
import type { Action, Fault } from './fault.ts';
import type { ProbeName } from './probe.ts';
import type { ProbeEnded } from './probe-ended.ts';
import type { ExperimentName } from './scenario.ts';
import type { HealthSettings, RestartPolicy } from './settings.ts';
import type { ServiceName } from './stack.ts';
import type { Duration, Instant } from './time.ts';
import type { WitnessEvent } from './witness-event.ts';

export type Phase = 'setup' | 'baseline' | 'fault' | 'recovery' | 'teardown';

/** A container of the run: its service and its Compose container number. */
export interface Replica {
  readonly service: ServiceName;
  readonly replica: number;
}

/** What the engine says of itself. */
export interface EngineFacts {
  readonly name: string;
  readonly version: string;
  readonly apiVersion: string;
  readonly composeVersion: string | null;
  readonly os: string;
  readonly kernel: string;
  readonly cgroup: '1' | '2' | 'unknown';
  readonly cpus: number;
  readonly memoryBytes: number;
  /** Whether the engine runs on this very machine, so that its clock is ours. */
  readonly local: boolean;
}

/** How sure we can be of every number: measurement noise, measured before the first experiment. */
export interface Calibration {
  /** Round trip of the cheapest engine call. */
  readonly engineRoundTripP50: Duration;
  readonly engineRoundTripMax: Duration;
  /** Engine's wall clock minus ours, and how far that may be off. */
  readonly clockOffset: Duration;
  readonly clockUncertainty: Duration;
  /** How late our own timers fire. */
  readonly timerLatenessP50: Duration;
  readonly timerLatenessP99: Duration;
}

/** How an injection or a revert ended. `unknown`: it may or may not have happened. */
export type Landing = 'applied' | 'rejected' | 'unknown';

/** A change of a container's state, as the engine tells it. */
export type ContainerChange =
  | { readonly to: 'created' | 'started' | 'restarted' | 'stopped' | 'removed' | 'paused' | 'unpaused' | 'oom' }
  /** `exitCode` null: its event was lost, and the container runs again. */
  | { readonly to: 'died'; readonly exitCode: number | null }
  /** A signal sent through the engine's API. */
  | { readonly to: 'signalled'; readonly signal: string }
  | { readonly to: 'healthy' | 'unhealthy' }
  | { readonly to: 'connected' | 'disconnected'; readonly network: string };

/** `not needed`: a remedy, and the stack was steady without. `left to others`: another run does it, or none. */
export type LeftBecause = 'not needed' | 'left to others';

/** Images that stay on the engine, so that the next run need not build them. */
export interface KeptImages {
  readonly names: readonly string[];
  /** What removing them would free. */
  readonly bytes: number;
}

export type EventBody =
  /** The first line: what runs, where, and how it can be repeated. */
  | {
      readonly type: 'run.began';
      readonly schema: 'resilience.timeline/2';
      readonly run: string;
      readonly scenario: string;
      readonly seed: string;
      /** SHA-256 of `plan.json`. */
      readonly planDigest: string;
      readonly commit: string | null;
      readonly command: string;
      readonly version: string;
      /** Wall clock at `at` 0, milliseconds since 1970 UTC. The only wall clock in a timeline. */
      readonly wall: number;
      readonly engine: EngineFacts;
    }
  /** The last line; without it the run was killed. */
  | {
      readonly type: 'run.ended';
      readonly ending: 'completed' | 'interrupted' | 'aborted';
      readonly leftovers: readonly string[];
      /** Absent: it is not known. */
      readonly kept?: KeptImages;
      /** What aborted it, or what went wrong while cleaning up. */
      readonly failures: readonly Failure[];
    }
  /** A window begins; set-up and teardown belong to no experiment. */
  | { readonly type: 'phase.began'; readonly phase: Phase; readonly experiment: ExperimentName | null }
  | { readonly type: 'phase.ended'; readonly phase: Phase; readonly experiment: ExperimentName | null }
  /** How exact this machine is, measured before the first experiment. */
  | ({ readonly type: 'calibrated' } & Calibration)
  /** After its first start: a connection that was asked for at `by` was accepted and kept, and none of `notBy`; null: the first was kept. */
  | {
      readonly type: 'service.listened';
      readonly service: ServiceName;
      readonly by: Instant;
      readonly notBy: Instant | null;
    }
  /** What the engine made of the settings, read once after the stack is up. */
  | ({
      readonly type: 'service.observed';
      readonly container: string;
      readonly image: string;
      readonly imageDigest: string;
      readonly startedAt: Instant;
      readonly health: HealthSettings | null;
      readonly restart: RestartPolicy;
      /** Its addresses in the project's networks. */
      readonly addresses?: readonly string[];
    } & Replica)
  /** The order to break something goes out. */
  | {
      readonly type: 'inject.began';
      readonly experiment: ExperimentName;
      /** It is the second of two faults. Absent: the first, or the only one. */
      readonly second?: true;
      readonly fault: Fault;
      readonly label: string;
      readonly targets: readonly Replica[];
    }
  /** Whether it landed, and what proves it. */
  | {
      readonly type: 'inject.ended';
      readonly experiment: ExperimentName;
      readonly second?: true;
      /** When the injection was over: t_inj. The line itself is written after the proof, so `at` is later. */
      readonly ended: Instant;
      /** Where the means tell: it had not begun to bite before this. */
      readonly since?: Instant;
      readonly landing: Landing;
      /** What proved that it landed, or what spoke against it. */
      readonly proof: string;
    }
  /** The fault's own revert begins, or what the operator does. */
  | {
      readonly type: 'revert.began';
      readonly experiment: ExperimentName;
      readonly second?: true;
      readonly by: 'revert' | Action;
      /** Packets of the stack that met a cut edge until now. Null: not known. Absent: no edge was cut. */
      readonly used?: number | null;
    }
  | {
      readonly type: 'revert.ended';
      readonly experiment: ExperimentName;
      readonly second?: true;
      /** When the revert was over; `at` is after its proof. */
      readonly ended: Instant;
      /** Where the means tell: it had not begun to heal before this. */
      readonly since?: Instant;
      readonly landing: Landing;
      readonly proof: string;
    }
  | ProbeEnded
  /** `engineAt` is the engine's own time, moved to the run's clock. */
  | ({
      readonly type: 'container.changed';
      readonly container: string;
      readonly change: ContainerChange;
      readonly engineAt: Instant;
    } & Replica)
  /** The last line that a container wrote before it ended by itself, so far as it could be read; `ended` by the engine's clock on the run's. */
  | ({
      readonly type: 'container.said';
      readonly container: string;
      readonly ended: Instant;
      readonly line: string;
    } & Replica)
  /** One health check run, from the container's log. `exitCode` −1: it timed out or could not run. */
  | ({
      readonly type: 'health.probed';
      readonly container: string;
      readonly start: Instant;
      readonly end: Instant;
      readonly exitCode: number;
      readonly output: string;
    } & Replica)
  | WitnessEvent
  /** What a container has used of the CPUs since it was started, in milliseconds, by its control group; read at the two ends of a control's window. */
  | ({
      readonly type: 'stats.sampled';
      readonly container: string;
      readonly cpu: Duration;
      /** The engine's own time of the reading. */
      readonly engineAt: Instant;
    } & Replica)
  /** The stack was taken down and brought up again for `experiment`; `at` is when it was steady. */
  | {
      readonly type: 'stack.renewed';
      readonly experiment: ExperimentName;
      readonly began: Instant;
      /** Who left the stack broken; null: nobody, it was asked for. */
      readonly brokenBy: ExperimentName | null;
      /** `db is exited with 1; broken since 'a kill', which ended 5 s before`. */
      readonly reason: string;
    }
  /** An experiment of the plan was not begun, and why that is no fault of the run's. */
  | { readonly type: 'experiment.left'; readonly experiment: ExperimentName; readonly why: LeftBecause }
  /** The events stream was lost and could not be resumed without loss. */
  | { readonly type: 'events.lost'; readonly from: Instant; readonly to: Instant; readonly reason: string }
  /** What the engine said of a container when it was asked, after events were lost; `at` is when. */
  | ({
      readonly type: 'container.found';
      readonly container: string;
      readonly status: 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead';
      readonly health: 'starting' | 'healthy' | 'unhealthy' | null;
      /** Of its last life, by the engine's clock on the run's; null: it never started, or never ended. */
      readonly startedAt: Instant | null;
      readonly finishedAt: Instant | null;
      /** Of its last end; null while it runs. */
      readonly exitCode: number | null;
    } & Replica)
  /** What a test expects of a fault that it injected by hand: that the probe recovers within so long of its end, or while it holds. */
  | {
      readonly type: 'recovery.expected';
      readonly experiment: ExperimentName;
      readonly judgedIn: JudgedIn;
      readonly probe: ProbeName;
      readonly within: Duration;
    }
  /** Something the reader should know; it decides nothing. */
  | { readonly type: 'warned'; readonly failure: Failure };

/** A line of `timeline.ndjson`; `store/timeline-line.ts` says how it is written. */
export type TimelineEvent = EventBody & {
  /** 0, 1, 2 … in the order of writing. */
  readonly seq: number;
  /** When it was written, on the run's clock. */
  readonly at: Instant;
};

export type EventType = EventBody['type'];

/** One kind of event, by its type. */
export type EventOf<T extends EventType> = Extract<TimelineEvent, { readonly type: T }>;
