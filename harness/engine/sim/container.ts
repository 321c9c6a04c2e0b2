/** The state of one simulated container, as plain data that the other parts change. */
import type { HealthSettings, RestartPolicy } from '../../model/settings.ts';
import type { HealthLogEntry, NetworkAttachment } from '../engine.ts';
import type { NetworkChange } from '../network-change.ts';
import type { App, Behaviour } from './behaviour.ts';

/** What a container is made from; one record is shared by all replicas of a service. */
export interface ContainerSpec {
  readonly service: string;
  readonly image: string;
  readonly health: HealthSettings | null;
  readonly restart: RestartPolicy;
  readonly stopGrace: number;
  readonly init: boolean;
  readonly behaviour: Behaviour;
  /** While this file exists in the container, its health check fails whatever the app says; null: no such file. */
  readonly healthFlag: string | null;
}

/** One life of the container's first process. */
export interface Process {
  readonly app: App;
  readonly exit: (code: number) => void;
  dead: boolean;
  listening: boolean;
  /** Stopped by SIGSTOP, or with the whole container by pause. */
  stopped: boolean;
  paused: boolean;
  /** A shell or a supervisor whose child, the app, is dead for good. Absent: the app lives. */
  readonly childless?: true;
  /** What it would have done while frozen. */
  readonly backlog: (() => void)[];
  /** How the clients of requests in flight hear that the answer will not come. */
  readonly inFlight: Set<(how: 'closed' | 'reset') => void>;
}

export interface WrittenLine {
  readonly at: number;
  readonly text: string;
}

export interface LogReader {
  read(line: WrittenLine): void;
  /** The container has stopped. */
  end(): void;
}

export interface PublishedPort {
  readonly container: number;
  readonly host: number;
}

/** A change that stands in a container's own network namespace. */
export interface StandingChange {
  readonly change: NetworkChange;
  /** Packets that met it. */
  packets: number;
}

/** A request to another container, over a connection of its own. */
export interface AskedOnce {
  readonly to: Container;
  readonly at: number;
  /** The caller's end. */
  readonly port: number;
}

export interface Container {
  readonly spec: ContainerSpec;
  readonly id: string;
  readonly name: string;
  readonly replica: number;
  status: 'created' | 'running' | 'restarting' | 'paused' | 'exited' | 'removed';
  pid: number;
  startedAt: number;
  finishedAt: number | null;
  exitCode: number | null;
  life: Process | null;

  health: 'none' | 'starting' | 'healthy' | 'unhealthy';
  streak: number;
  /** Counts the lives of the health monitor: what an earlier one scheduled is void. */
  epoch: number;
  readonly healthLog: HealthLogEntry[];

  /** The last restart delay; 0: none yet, or reset. */
  backOff: number;
  restartCount: number;
  cancelled: boolean;
  manuallyStopped: boolean;
  /** Counts starts and cancelled starts: a start of an earlier count is void. */
  attempt: number;
  /** The engine holds the container's lock until then: calls wait. */
  busyUntil: number;
  /** A stop or restart through the API is under way: `stop` is reported before `die`. */
  stopping: boolean;
  /** Who waits for the end of the exit handling. */
  afterDeath: (() => void)[];

  /** Milliseconds of CPU that it has used since its last start: every life has a control group of its own. */
  cpu: number;

  readonly files: Set<string>;
  /** What it wrote, with the virtual time of each line, and who reads it now. */
  readonly log: WrittenLine[];
  readonly logReaders: Set<LogReader>;
  attachments: readonly NetworkAttachment[];
  /** What was changed in its network namespace: gone with its next start. */
  changes: readonly StandingChange[];
  readonly ports: readonly PublishedPort[];
  /** The proxy of the published ports accepts. */
  doorOpen: boolean;
  /** The interface behind the proxy is up. */
  wired: boolean;
  /** Until then a neighbour lookup that went unanswered keeps packets waiting. */
  unreachableUntil: number;
  afterWiring: (() => void)[];
  /** How often it asked for which names; null: nobody counts. Gone with its next start. */
  namesAsked: Map<string, number> | null;
  /** Whom it asked of late. */
  readonly asked: AskedOnce[];
}

export function makeContainer(
  spec: ContainerSpec,
  identity: Pick<Container, 'id' | 'name' | 'replica' | 'ports' | 'attachments'>,
): Container {
  return {
    ...identity,
    spec,
    status: 'created',
    pid: 0,
    startedAt: 0,
    finishedAt: null,
    exitCode: null,
    life: null,
    health: spec.health === null ? 'none' : 'starting',
    streak: 0,
    epoch: 0,
    healthLog: [],
    backOff: 0,
    restartCount: 0,
    cancelled: false,
    manuallyStopped: false,
    attempt: 0,
    busyUntil: 0,
    stopping: false,
    afterDeath: [],
    cpu: 0,
    files: new Set(),
    log: [],
    logReaders: new Set(),
    changes: [],
    doorOpen: false,
    wired: false,
    unreachableUntil: 0,
    afterWiring: [],
    namesAsked: null,
    asked: [],
  };
}
