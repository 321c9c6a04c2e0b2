/** The verbs that break a stack, and those that an operator mends it with. */
import type { Action, Control, Cut, FaultOf, HealthFlip, Targeted } from '../model/fault.ts';
import type { ServiceRef } from '../model/stack.ts';

/** One container of a scaled service, by its Compose number; absent: all of them. */
export interface Which {
  readonly replica?: number;
}

const aim = (service: ServiceRef, { replica }: Which): Targeted => ({
  target: service.name,
  ...(replica === undefined ? {} : { replica }),
});

/** Nothing is done: the control that shows what the stack does by itself. `service` is whom the report is about. */
export const nothing = (service: ServiceRef): FaultOf<'nothing'> => ({ kind: 'nothing', target: service.name });

/** SIGKILL from outside the engine's API: what a real crash looks like. The restart policy stays armed. */
export const crash = (service: ServiceRef, which: Which = {}): FaultOf<'crash'> => ({
  kind: 'crash',
  ...aim(service, which),
});

/** A signal through the engine's API. Cancels the restart policy, even `always`. Default `SIGKILL`. */
export const kill = (
  service: ServiceRef,
  options: Which & { readonly signal?: `SIG${string}` } = {},
): FaultOf<'kill'> => ({
  kind: 'kill',
  ...aim(service, options),
  signal: options.signal ?? 'SIGKILL',
});

/** The engine's stop, held; reverted by a start. Cancels the restart policy. */
export const stop = (service: ServiceRef, which: Which = {}): FaultOf<'stop'> => ({
  kind: 'stop',
  ...aim(service, which),
});

/** The engine's pause, held: the process freezes, connects succeed, nothing answers, no health event comes. */
export const pause = (service: ServiceRef, which: Which = {}): FaultOf<'pause'> => ({
  kind: 'pause',
  ...aim(service, which),
});

/** SIGSTOP from outside the engine's API, held: connects succeed, nothing answers, and the health check goes on and times out. */
export const hang = (service: ServiceRef, which: Which = {}): FaultOf<'hang'> => ({
  kind: 'hang',
  ...aim(service, which),
});

/** The containers are removed with their anonymous volumes; Compose's `up` brings new ones at the end of `hold`. */
export const remove = (service: ServiceRef, ...alongside: readonly ServiceRef[]): FaultOf<'remove'> => ({
  kind: 'remove',
  target: service.name,
  alongside: alongside.map((one) => one.name),
});

/** Each container gets no more than `cpus` CPUs while it holds: `0.05` is a twentieth of one. */
export const limitCpu = (service: ServiceRef, options: Which & { readonly cpus: number }): FaultOf<'limitCpu'> => ({
  kind: 'limitCpu',
  ...aim(service, options),
  cpus: options.cpus,
});

export type MisbehaveOption =
  | { readonly route: { readonly start: `/${string}`; readonly end: `/${string}` } }
  | { readonly requests: `/${string}`; readonly times: number };

/** The service does wrong because it was told to, or driven to it. `as` says what it then does: `'answers 500'`. */
export const misbehave = (
  service: ServiceRef,
  options: { readonly as: string; readonly by: MisbehaveOption },
): FaultOf<'misbehave'> => ({
  kind: 'misbehave',
  target: service.name,
  as: options.as,
  how:
    'route' in options.by
      ? { by: 'route', ...options.by.route }
      : { by: 'requests', path: options.by.requests, times: options.by.times },
});

/** Compose's `up` of the service, for `then`: what an operator does about a missing one. After a momentary fault: a new container in place of the one that is there. */
export const recreate = (service: ServiceRef): Extract<Action, { kind: 'recreate' }> => ({
  kind: 'recreate',
  target: service.name,
});

/** The engine's restart: as a fault, or in `then` as what an operator does. */
export const restart = (service: ServiceRef, which: Which = {}): FaultOf<'restart'> & Action => ({
  kind: 'restart',
  ...aim(service, which),
});

/** The engine's start, for `then`: what an operator does about a stopped service. */
export const start = (service: ServiceRef): Extract<Action, { kind: 'start' }> => ({
  kind: 'start',
  target: service.name,
});

export type ControlOption =
  | { readonly route: `/${string}`; readonly method?: 'GET' | 'POST' }
  | { readonly exec: readonly [string, ...string[]] };

/** The main process leaves by itself with `code`, asked by the service's control route or a command in its container. */
export const exit = (
  service: ServiceRef,
  options: { readonly code: number; readonly by: ControlOption },
): FaultOf<'exit'> => ({ kind: 'exit', target: service.name, code: options.code, control: control(options.by) });

const control = (by: ControlOption): Control =>
  'route' in by ? { by: 'route', method: by.method ?? 'POST', path: by.route } : { by: 'exec', command: by.exec };

export type FlipOption =
  | { readonly route: { readonly fail: `/${string}`; readonly pass: `/${string}` } }
  | { readonly requests: `/${string}`; readonly times: number }
  | 'wrapper';

/**
 * The health check fails while the process lives. Three ways: the service's own control routes, a number of requests
 * that breaks it for good, or a wrapped health check that flips only what the engine sees (any image with a shell).
 */
export const flipHealth = (service: ServiceRef, options: { readonly by: FlipOption }): FaultOf<'flipHealth'> => ({
  kind: 'flipHealth',
  target: service.name,
  flip: healthFlip(options.by),
});

function healthFlip(by: FlipOption): HealthFlip {
  if (by === 'wrapper') return { by: 'wrapper' };
  if ('route' in by) return { by: 'route', ...by.route };
  return { by: 'requests', path: by.requests, times: by.times };
}

/** `from` loses `to`, and nobody else does: packets dropped (default), rejected, or the name not found. */
export const breakDependency = (edge: {
  readonly from: ServiceRef;
  readonly to: ServiceRef;
  readonly by?: Cut;
}): FaultOf<'breakDependency'> => ({
  kind: 'breakDependency',
  from: edge.from.name,
  target: edge.to.name,
  cut: edge.by ?? 'drop',
});

/** The service leaves a network: the blunt form of `breakDependency`. Its published ports may go with it. */
export const disconnect = (
  service: ServiceRef,
  options: Which & { readonly network?: string } = {},
): FaultOf<'disconnect'> => ({ kind: 'disconnect', ...aim(service, options), network: options.network ?? null });
