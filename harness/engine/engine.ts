/** The engine as the harness needs it: narrow interfaces that Docker and the simulator both keep. Everything is limited to one run's project. */
import type { ContainerChange, EngineFacts, KeptImages, Replica } from '../model/event.ts';
import type { HelperContainerNeed } from '../model/fault-row.ts';
import type { FoundThing } from '../model/found.ts';
import type { Json } from '../model/record.ts';
import type { HealthSettings, RestartPolicy } from '../model/settings.ts';
import type { ServiceName } from '../model/stack.ts';
import type { Duration } from '../model/time.ts';
import type { CommandEnd, ExecResult } from './command-end.ts';
import type { NetworkChange, NetworkChangeKind } from './network-change.ts';
import type { SidecarSpec } from './sidecar-spec.ts';
import type { ContainerSockets } from './sockets.ts';

export type { SidecarSpec } from './sidecar-spec.ts';

/** The engine's id of a container. */
export type ContainerId = string;

/** Milliseconds since 1970 by the engine's clock, fractions kept: events carry nanoseconds. */
export type EngineTime = number;

/** When something was done, by the engine's clock: not after `to`, and not before `from`; null: that is not known. */
export interface EngineSpan {
  readonly from: EngineTime | null;
  readonly to: EngineTime;
}

/** A container as `inspect` has it. Decide on `status`, never on a `running` flag: it is true while paused and restarting. */
export interface ContainerView extends Replica {
  readonly id: ContainerId;
  readonly name: string;
  readonly status: 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead';
  /** Host PID of the first process; 0 while there is none. */
  readonly pid: number;
  readonly exitCode: number | null;
  /** Absent: the kernel did not end it for want of memory. */
  readonly oomKilled?: true;
  /** Why it could not be started, in the engine's words. Absent: it could. */
  readonly startError?: string;
  readonly restartCount: number;
  readonly startedAt: EngineTime;
  readonly finishedAt: EngineTime | null;
  /** Null: no health check. Lies while paused or restarting (reads `unhealthy`). */
  readonly health: {
    readonly status: 'starting' | 'healthy' | 'unhealthy';
    readonly streak: number;
    readonly log: readonly HealthLogEntry[];
  } | null;
  readonly healthSettings: HealthSettings | null;
  readonly restart: RestartPolicy;
  /** What else than its own file system it has at which paths. Absent: nothing, or it is not known. */
  readonly mounts?: readonly Mount[];
  /** CPUs that it may use at the most; 0 or absent: no limit. */
  readonly cpus?: number;
  readonly image: string;
  readonly imageDigest: string;
  readonly networks: readonly NetworkAttachment[];
  /** Published ports as they are now; empty while down. */
  readonly ports: readonly { readonly container: number; readonly host: number; readonly address: string }[];
}

/** `unnamed`: a volume that goes with its container when that is removed. `memory`: gone when it stops. */
export interface Mount {
  readonly path: string;
  readonly is: 'volume' | 'unnamed' | 'folder' | 'memory';
}

export interface NetworkAttachment {
  /** The engine's name of the network (with the project's prefix). */
  readonly network: string;
  readonly aliases: readonly string[];
  readonly address: string;
  /** The IPv6 address, on a network that has them. */
  readonly address6?: string | null;
  /** A fixed address from the Compose file, to be asked for again; null when the engine chose. */
  readonly fixedAddress: string | null;
  /** What else was asked for as it was attached, in the engine's words, to be asked for again. Absent: nothing. */
  readonly endpoint?: Json;
}

/** One entry of the health log; the engine keeps the last five, those of an earlier life included. */
export interface HealthLogEntry {
  readonly start: EngineTime;
  readonly end: EngineTime;
  readonly exitCode: number;
  readonly output: string;
}

/** A line that a container wrote, without its end. */
export interface LogLine {
  readonly time: EngineTime;
  readonly text: string;
}

export interface Containers {
  /** The project's containers, stopped ones included, sorted by service and replica. */
  list(): Promise<readonly ContainerView[]>;
  inspect(id: ContainerId): Promise<ContainerView | null>;
  start(id: ContainerId): Promise<void>;
  /** SIGTERM (or the stop signal), then SIGKILL after `grace`. */
  stop(id: ContainerId, grace: Duration): Promise<void>;
  restart(id: ContainerId, grace: Duration): Promise<void>;
  kill(id: ContainerId, signal: string): Promise<void>;
  pause(id: ContainerId): Promise<void>;
  unpause(id: ContainerId): Promise<void>;
  /** Removes the container, running or not, with its anonymous volumes. */
  remove(id: ContainerId): Promise<void>;
  /** No more than so many CPUs from now on; 0: no limit. */
  limitCpu(id: ContainerId, cpus: number): Promise<void>;
  /** What its control group has used of the CPUs since the container was started, and the engine's time of the reading; null: it does not run, or is no more. */
  cpuUsed(id: ContainerId): Promise<{ readonly cpu: Duration; readonly at: EngineTime } | null>;
  /** Paths in its own file system, mounts apart, at which it differs from its image. */
  written(id: ContainerId): Promise<readonly string[]>;
  exec(id: ContainerId, command: readonly string[]): Promise<ExecResult>;
  /** The same for at most so long. Never throws. */
  execFor(id: ContainerId, command: readonly string[], limit: Duration): Promise<CommandEnd>;
  /** What the container wrote, both streams, with the engine's timestamps: all of it, or the last so many lines. */
  logs(id: ContainerId, last?: number): Promise<string>;
  /** Its lines since then and from now on, until it stops; resolves when they are read. What was written before it stops is told, and the end may come without it, as when a connection breaks. */
  openLog(id: ContainerId, since: EngineTime, signal: AbortSignal): Promise<AsyncIterable<LogLine>>;
}

export interface Networks {
  disconnect(network: string, id: ContainerId): Promise<void>;
  /** Repeats aliases and a fixed address, which a bare connect would lose. */
  connect(attachment: NetworkAttachment, id: ContainerId): Promise<void>;
  /** Takes free addresses of a network, the lowest first, until it has these: they are given to nobody else until they are released. Gives up after 32. */
  keep(network: string, addresses: readonly string[]): Promise<KeptAddresses>;
}

/** Addresses that are taken by something of ours. */
export interface KeptAddresses {
  /** Those that were asked for and others that came first. One that was asked for and is not among them could not be had. */
  readonly addresses: readonly string[];
  /** Gives back one, or all that are left; what is not kept is left alone. */
  release(address?: string): Promise<void>;
}

/** What came of a change: when it took effect, read right before and right after, or null where that is not known; or why not. */
export type NetworkChangeResult = { readonly ran: EngineSpan | null } | { readonly refused: string };

/** What is done in a container's own network namespace: for it alone, and gone when it stops. Throws where it has none, as it does not run. */
export interface NetworkNamespaces {
  /** Makes the change, in place of an earlier one of its kind, in one step. */
  apply(id: ContainerId, change: NetworkChange): Promise<NetworkChangeResult>;
  /** Packets that a change of this kind has met so far; null: there is none. */
  packets(id: ContainerId, kind: NetworkChangeKind): Promise<number | null>;
  /** Takes a change of this kind away. `absent`: there was none. */
  restore(id: ContainerId, kind: NetworkChangeKind): Promise<NetworkChangeResult | 'absent'>;
  /** Whether names resolve, one answer each: asked from inside, with nothing of the container's own. */
  resolve(id: ContainerId, names: readonly string[]): Promise<readonly boolean[]>;
  /** Counts from now on how often the container asks the engine's resolver for each of these names. It ends with the container's network namespace. */
  countNames(id: ContainerId, names: readonly string[]): Promise<NetworkChangeResult>;
  /** By name; null: nothing is counted. */
  namesAsked(id: ContainerId): Promise<ReadonlyMap<string, number> | null>;
  /** Whether a connect from inside to this TCP port is accepted, at the loopback or at one of these addresses: with nothing of the container's own. */
  accepts(id: ContainerId, port: number, addresses: readonly string[]): Promise<boolean>;
  /** One connect from inside the container with whatever its image has, so that a quiet one sends a packet. Whether it is answered is of no interest. */
  testConnect(id: ContainerId, address: string): Promise<void>;
}

/** What is done from outside a container, by short-lived helper containers with one capability each. */
export interface HelperContainers {
  /** Sends a signal to the container's first process by its host PID: not through the API, so no policy is cancelled. `--pid host`, CAP_KILL alone, no network. SIGSTOP and SIGCONT reach its children too, theirs included. Returns the engine host's clock right after the signal was sent, which is long before the helper container is gone. */
  signal(id: ContainerId, signal: string): Promise<EngineTime>;
  /** SIGKILL to the children of the container's first process, theirs included; what is started by exec is none of them. Returns how many there were, and the engine host's clock right after. */
  killChildren(id: ContainerId): Promise<{ readonly count: number; readonly at: EngineTime }>;
  /** The states of the container's first process and of its children, theirs included, by the kernel's letters: `T` is stopped. What was started by exec, as a health check is, is not among them. */
  states(id: ContainerId): Promise<readonly string[]>;
  /** What runs and who is connected, of each of these containers that runs, in their order. `--pid host`, no capability, no network. */
  sockets(ids: readonly ContainerId[]): Promise<readonly ContainerSockets[]>;
  /** Starts a sidecar without any capability. `onLine` is told each line of its standard output, in order, `onError` those of its standard error. */
  startSidecar(spec: SidecarSpec, onLine: (line: string) => void, onError: (line: string) => void): Promise<Sidecar>;
  /** What of the above this engine permits; asked at plan time, one helper container each. */
  permitted(needs: readonly HelperContainerNeed[]): Promise<readonly HelperContainerRefusal[]>;
}

export interface Sidecar {
  /** Resolves with its exit code when its program has ended and its last line was told. */
  readonly ended: Promise<number>;
  signal(name: string): Promise<void>;
  /** A file it left, after `ended`; null: there is none. */
  read(path: string): Promise<string | null>;
  /** Runs a command in it, as `Containers.execFor` does. */
  execFor(command: readonly string[], limit: Duration): Promise<CommandEnd>;
  /** Removes it, running or not. */
  remove(): Promise<void>;
}

export interface HelperContainerRefusal {
  readonly need: HelperContainerNeed;
  readonly reason: string;
}

/** A change of one of the project's containers. */
export interface EngineEvent extends Replica {
  readonly container: ContainerId;
  readonly change: ContainerChange;
  readonly time: EngineTime;
}

/** What the events stream yields: changes in the order of the engine's time, or a gap that could not be closed. */
export type EventsItem =
  | { readonly type: 'event'; readonly event: EngineEvent }
  | { readonly type: 'lost'; readonly from: EngineTime; readonly to: EngineTime; readonly reason: string };

export interface EngineEvents {
  /** Subscribes, and returns once the subscription stands: act only after it. Ends when `signal` aborts. */
  subscribe(signal: AbortSignal): Promise<AsyncIterable<EventsItem>>;
}

/** The project as a whole. */
export interface StackLifecycle {
  /** Builds or pulls what is missing. Not part of any window. */
  prepare(onProgress: (line: string) => void): Promise<void>;
  /** The health check an image brings; null: none. After `prepare`. */
  imageHealth(service: ServiceName): Promise<HealthSettings | null>;
  /** Creates and starts everything, and returns when all are started; does not wait for health. */
  up(): Promise<void>;
  /** Compose's `up` of these services alone: creates what is missing and starts what is down, with the run's own ports and labels. */
  recreate(services: readonly ServiceName[]): Promise<void>;
  /** Removes everything the run made, helper containers included; returns the names of what is still there. */
  down(): Promise<readonly string[]>;
  /** How what is attached to is now; nothing where the run has brought it up. */
  found(): Promise<readonly FoundThing[]>;
  /** The images that the stack was built into, which stay for the next run. */
  kept(): Promise<KeptImages>;
  /** The Compose file as resolved, for the run directory; null: no file was read. */
  resolved(): Promise<string | null>;
}

export interface Engine {
  facts(): Promise<EngineFacts>;
  /** The engine's wall clock now, for the offset; also the cheapest round trip. */
  time(): Promise<EngineTime>;
  readonly containers: Containers;
  readonly networks: Networks;
  readonly namespaces: NetworkNamespaces;
  readonly helperContainers: HelperContainers;
  readonly events: EngineEvents;
  readonly stack: StackLifecycle;
}
