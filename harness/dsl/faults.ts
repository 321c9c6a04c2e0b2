/** The verbs that break a stack, and those that an operator mends it with. */
import type { Action, Control, Cut, FaultOf, HealthFlip } from '../model/fault.ts';
import type { ServiceRef } from '../model/stack.ts';

/** SIGKILL from outside the engine's API: what a real crash looks like. The restart policy stays armed. */
export const crash = (service: ServiceRef): FaultOf<'crash'> => ({ kind: 'crash', target: service.name });

/** A signal through the engine's API. Cancels the restart policy, even `always`. Default `SIGKILL`. */
export const kill = (service: ServiceRef, options: { readonly signal?: `SIG${string}` } = {}): FaultOf<'kill'> => ({
  kind: 'kill',
  target: service.name,
  signal: options.signal ?? 'SIGKILL',
});

/** The engine's stop, held; reverted by a start. Cancels the restart policy. */
export const stop = (service: ServiceRef): FaultOf<'stop'> => ({ kind: 'stop', target: service.name });

/** The engine's pause, held: the process freezes, connects succeed, nothing answers, no health event comes. */
export const pause = (service: ServiceRef): FaultOf<'pause'> => ({ kind: 'pause', target: service.name });

/** The engine's restart: as a fault, or in `then` as what an operator does. */
export const restart = (service: ServiceRef): FaultOf<'restart'> & Action => ({
  kind: 'restart',
  target: service.name,
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
  options: { readonly network?: string } = {},
): FaultOf<'disconnect'> => ({ kind: 'disconnect', target: service.name, network: options.network ?? null });
