/** What the verbs that break a stack take beside the service: each shape with its schema. */
import type { Cut } from '../model/fault.ts';
import type { ServiceRef } from '../model/stack.ts';
import { either, object, oneOf, optional, some, suggestion, value } from './schema.ts';
import { signals } from './signals.ts';
import { path, service, text, whole } from './values.ts';

/** One container of a scaled service, by its Compose number; absent: all of them. */
export interface Which {
  /** From 1, as Compose numbers them; refused where there is no such container (R210). */
  readonly replica?: number;
}

const replica = optional(whole(1, Number.MAX_SAFE_INTEGER, 'R210'));

export const which = object<Which>({ replica });

/** Which signal, and to whom. */
export interface KillOptions extends Which {
  /** A signal of Linux. Default `'SIGKILL'`. */
  readonly signal?: `SIG${string}`;
}

const signal = value<`SIG${string}`>(
  (given) => signals.some((one) => one === given),
  (given) => suggestion(given, signals) ?? "write a signal of Linux: 'SIGTERM'",
);

export const killOptions = object<KillOptions>({ replica, signal: optional(signal) });

/** How much CPU is left, and to whom. */
export interface CpuLimit extends Which {
  /** CPUs, at least 0.01. What is no limit on this engine does not land (R302). */
  readonly cpus: number;
}

/** The engine's least quota is a hundredth of a CPU; what is a limit at all only the engine can tell. */
const cpus = value<number>((given) => Number.isFinite(given) && Number(given) >= 0.01, 'give at least 0.01', 'R210');

export const cpuLimit = object<CpuLimit>({ replica, cpus });

/** Where new containers come up. */
export type Placing =
  /** `'another'`: none of them has an address that one of the old ones had. Default `'any'`: whichever the engine gives. */
  | { readonly address?: 'any' | 'another' }
  /** This service is created again too, and each comes up with the other's address. Each must have one container, and they a network in common. */
  | { readonly swapWith: ServiceRef };

export const placing = either<[{ readonly address?: 'any' | 'another' }, { readonly swapWith: ServiceRef }]>(
  "write { address: 'another' } or { swapWith: web }",
  object<{ readonly address?: 'any' | 'another' }>({ address: optional(oneOf('any', 'another')) }),
  object<{ readonly swapWith: ServiceRef }>({ swapWith: service }),
);

/** How services start that were stopped together. */
export interface Starting {
  /** `'at once'`, or `'in turn'`: each as soon as the one before it has been started, whether or not that is ready. Default `'in turn'`. */
  readonly order?: 'at once' | 'in turn';
}

export const starting = object<Starting>({ order: optional(oneOf('at once', 'in turn')) });

/** Which port is closed, and whose. */
export interface Closing extends Which {
  /** A TCP port inside the container, 1 to 65535. What nothing listens at cannot be closed (R302). */
  readonly port: number;
}

export const closing = object<Closing>({ replica, port: whole(1, 65_535, 'R210') });

/** Which network is left, and by whom. */
export interface Leaving extends Which {
  /** By its key in the Compose file. Default: the service's only one; on several it must be named (R212). */
  readonly network?: string;
}

export const leaving = object<Leaving>({ replica, network: optional(text) });

/** Requests that break a service for good: only a restart repairs it. */
interface Requests {
  /** The path of each GET. */
  readonly requests: `/${string}`;
  /** How many, 1 to 1,000,000. */
  readonly times: number;
}

const requests = object<Requests>({ requests: path, times: whole(1, 1_000_000, 'R210') });

/** How a service is brought to misbehave: by a POST to `start`, taken back by a POST to `end`; or by requests. */
export type MisbehaveOption =
  | { readonly route: { readonly start: `/${string}`; readonly end: `/${string}` } }
  | Requests;

/** What a service does wrong, and how it is brought to. */
export interface Misbehaving {
  /** What it then does, for the report: `'answers 500'`. */
  readonly as: string;
  /** Its own routes, or requests that break it. */
  readonly by: MisbehaveOption;
}

export const misbehaving = object<Misbehaving>({
  as: text,
  by: either(
    "write { route: { start: '/break', end: '/repair' } } or { requests: '/break', times: 3 }",
    object<Exclude<MisbehaveOption, Requests>>({
      route: object<{ readonly start: `/${string}`; readonly end: `/${string}` }>({ start: path, end: path }),
    }),
    requests,
  ),
});

/** Who is asked: a route of the service, by POST unless said otherwise, or a command run in its container. */
export type ControlOption =
  | { readonly route: `/${string}`; readonly method?: 'GET' | 'POST' }
  | { readonly exec: readonly [string, ...string[]] };

/** How a process leaves. */
export interface Exiting {
  /** The exit code, 0 to 255. */
  readonly code: number;
  /** How it is asked: a route of its own, which must make it leave with this code, or a command. */
  readonly by: ControlOption;
}

export const exiting = object<Exiting>({
  code: whole(0, 255),
  by: either(
    "write { route: '/exit' } or { exec: ['kill', '1'] }",
    object<Extract<ControlOption, { route: string }>>({ route: path, method: optional(oneOf('GET', 'POST')) }),
    object<Extract<ControlOption, { exec: unknown }>>({ exec: some(text) }),
  ),
});

/**
 * How a health check is made to fail: a POST to `fail`, taken back by a POST to `pass`; requests that break the service; or `'wrapper'`, a
 * generated override around the check, which touches nothing but what the engine sees.
 */
export type FlipOption =
  | { readonly route: { readonly fail: `/${string}`; readonly pass: `/${string}` } }
  | Requests
  | 'wrapper';

/** How the health check is flipped. */
export interface Flipping {
  /** The service's own routes, requests, or `'wrapper'`. */
  readonly by: FlipOption;
}

export const flipping = object<Flipping>({
  by: either(
    "write 'wrapper', { route: { fail: '/fail', pass: '/pass' } } or { requests: '/break', times: 3 }",
    oneOf('wrapper'),
    object<Extract<FlipOption, { route: unknown }>>({
      route: object<{ readonly fail: `/${string}`; readonly pass: `/${string}` }>({ fail: path, pass: path }),
    }),
    requests,
  ),
});

/** An edge of the dependency graph, and how it is cut. */
export interface Edge {
  /** The caller, in whose network the cut is made. */
  readonly from: ServiceRef;
  /** Whom it calls. */
  readonly to: ServiceRef;
  /** Default `'drop'`. */
  readonly by?: Cut;
}

export const edge = object<Edge>({ from: service, to: service, by: optional(oneOf('drop', 'reject', 'wrong-name')) });
