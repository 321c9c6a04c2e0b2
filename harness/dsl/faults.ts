/** The verbs that break a stack, and those that an operator repairs it with. */

import type { Control, FaultOf, HealthFlip, Misbehaviour } from '../model/fault.ts';
import type { ServiceRef } from '../model/stack.ts';
import { aim, aimed, named } from './aimed.ts';
import { admit } from './door.ts';
import {
  type Closing,
  type ControlOption,
  type CpuLimit,
  closing,
  cpuLimit,
  type Edge,
  type Exiting,
  edge as edgeOptions,
  exiting,
  type FlipOption,
  type Flipping,
  flipping,
  type KillOptions,
  killOptions,
  type Leaving,
  leaving,
  type Misbehaving,
  misbehaving,
  type Which,
} from './fault-options.ts';
import { made } from './made.ts';
import { list } from './schema.ts';
import { service as serviceRef } from './values.ts';

/**
 * Nothing is done: the control that shows what the stack does by itself. `service` is whom the report is about. Over at once.
 *
 * @example
 * 'left alone': { fault: nothing(api), recovery: '30s', after: [expect(home).isUnaffected()] },
 */
export const nothing = (service: ServiceRef, ...more: readonly never[]): FaultOf<'nothing'> =>
  made({ kind: 'nothing', target: named('nothing', service, more) });

/**
 * SIGKILL from outside the engine's API: what a real crash looks like. The restart policy stays armed. Over at once. The engine must permit
 * a helper container among the host's processes (R214).
 *
 * @example
 * 'a crash': { fault: crash(api), recovery: '20s', after: [expect(home).recovers({ within: '2s' })] },
 * 'a crash of one': { fault: crash(api, { replica: 2 }), recovery: '20s', after: [expect(home).isUnaffected()] },
 */
export const crash = (service: ServiceRef, which: Which = {}): FaultOf<'crash'> =>
  made({ kind: 'crash', ...aimed('crash', service, which) });

/**
 * SIGKILL from outside the engine's API to the children of the first process, and theirs: what a shell or a supervisor as first process hides.
 * Over at once. Where there is no child it does not land (R302). The engine must permit a helper container among the host's processes (R214).
 *
 * @example
 * 'its worker dies': { fault: killChildren(api), recovery: '20s', after: [expect(home).recovers({ within: '5s' })] },
 */
export const killChildren = (service: ServiceRef, which: Which = {}): FaultOf<'killChildren'> =>
  made({ kind: 'killChildren', ...aimed('killChildren', service, which) });

/**
 * A signal through the engine's API, as `docker kill` sends it. Cancels the restart policy, even `always`. Over at once.
 *
 * @example
 * 'killed by hand': { fault: kill(api, { signal: 'SIGTERM' }), recovery: '20s', after: [expect(home).doesNotRecover()] },
 */
export function kill(service: ServiceRef, options: KillOptions = {}): FaultOf<'kill'> {
  admit('kill', { service, options }, { service: serviceRef, options: killOptions });
  return made({ kind: 'kill', ...aim(service, options), signal: options.signal ?? 'SIGKILL' });
}

/**
 * The engine's stop, held; reverted by a start. Cancels the restart policy. The stop signal, then SIGKILL after the service's
 * `stop_grace_period`.
 *
 * @example
 * 'the cache is away': { fault: stop(cache), hold: '10s', recovery: '20s', during: [expect(home).isUnaffected()] },
 */
export const stop = (service: ServiceRef, which: Which = {}): FaultOf<'stop'> =>
  made({ kind: 'stop', ...aimed('stop', service, which) });

/**
 * The engine's pause, held: the process freezes, connects succeed, nothing answers, no health event comes. The engine cannot notice
 * it: `isDetected({ by: 'engine' })` of a paused service is refused (R204); `hang` is what a health check can notice.
 *
 * @example
 * 'a pause': { fault: pause(db), hold: '5s', recovery: '20s', after: [expect(home).recovers({ within: '5s' })] },
 */
export const pause = (service: ServiceRef, which: Which = {}): FaultOf<'pause'> =>
  made({ kind: 'pause', ...aimed('pause', service, which) });

/**
 * SIGSTOP from outside the engine's API, held: connects succeed, nothing answers, and the health check goes on and times out. The
 * engine must permit a helper container among the host's processes (R214).
 *
 * @example
 * 'a hang': { fault: hang(api), hold: '30s', recovery: '20s', during: [expect(api).isDetected({ by: 'engine', within: 'predicted' })] },
 */
export const hang = (service: ServiceRef, which: Which = {}): FaultOf<'hang'> =>
  made({ kind: 'hang', ...aimed('hang', service, which) });

/**
 * The containers are removed with their anonymous volumes, held; Compose's `up` brings new ones at the end of `hold`. Named volumes
 * stay. `alongside`: other services that are removed with it.
 *
 * @example
 * 're-created': { fault: remove(db), hold: '4s', recovery: '30s', after: [expect(placed).losesData()] },
 */
export function remove(service: ServiceRef, ...alongside: readonly ServiceRef[]): FaultOf<'remove'> {
  admit('remove', { service, alongside }, { service: serviceRef, alongside: list(serviceRef) });
  return made({ kind: 'remove', target: service.name, alongside: alongside.map((one) => one.name) });
}

/**
 * Each container gets no more than `cpus` CPUs while it holds: `0.05` is a twentieth of one. Its health checks run on the same share.
 *
 * @example
 * 'too little CPU': { fault: limitCpu(api, { cpus: 0.05 }), hold: '10s', recovery: '20s', during: [expect(home).fails()] },
 */
export function limitCpu(service: ServiceRef, options: CpuLimit): FaultOf<'limitCpu'> {
  admit('limitCpu', { service, options }, { service: serviceRef, options: cpuLimit });
  return made({ kind: 'limitCpu', ...aim(service, options), cpus: options.cpus });
}

/**
 * The service does wrong, held, because a route of its own orders it, or because requests break it. A landing is proved by an answer; an
 * order that changes nothing makes the experiment inconclusive (R317). Needs a declared port that can be reached (R207).
 *
 * @example
 * 'answers 500': {
 *   fault: misbehave(api, { as: 'answers 500', by: { route: { start: '/fail', end: '/repair' } } }),
 *   hold: '10s', recovery: '20s', during: [expect(home).failsWithin('1s')],
 * },
 */
export function misbehave(service: ServiceRef, options: Misbehaving): FaultOf<'misbehave'> {
  admit('misbehave', { service, options }, { service: serviceRef, options: misbehaving });
  return made({ kind: 'misbehave', target: service.name, as: options.as, how: misbehaviour(options.by) });
}

const misbehaviour = (by: Misbehaving['by']): Misbehaviour =>
  'route' in by ? { by: 'route', ...by.route } : { by: 'requests', path: by.requests, times: by.times };

/**
 * The main process leaves by itself with `code`, asked by the service's control route or a command in its container. Over at once. The
 * restart policy answers as it does to any end with that code.
 *
 * @example
 * 'it leaves with 1': { fault: exit(api, { code: 1, by: { route: '/exit?code=1' } }), recovery: '20s', after: [expect(api).restarts({ atLeast: 1 })] },
 */
export function exit(service: ServiceRef, options: Exiting): FaultOf<'exit'> {
  admit('exit', { service, options }, { service: serviceRef, options: exiting });
  return made({ kind: 'exit', target: service.name, code: options.code, control: control(options.by) });
}

const control = (by: ControlOption): Control =>
  'route' in by ? { by: 'route', method: by.method ?? 'POST', path: by.route } : { by: 'exec', command: by.exec };

/**
 * The health check fails while the process lives, held. Three ways: the service's own control routes, a number of requests
 * that breaks it for good, or a wrapped health check that flips only what the engine sees (any image with a shell). Refused for a
 * service without a health check (R210). What the requests broke only a restart repairs; a restart does not undo `'wrapper'`.
 *
 * @example
 * 'called unhealthy': {
 *   fault: flipHealth(api, { by: 'wrapper' }), hold: '30s', recovery: '20s', during: [expect(home).isUnaffected()],
 * },
 */
export function flipHealth(service: ServiceRef, options: Flipping): FaultOf<'flipHealth'> {
  admit('flipHealth', { service, options }, { service: serviceRef, options: flipping });
  return made({ kind: 'flipHealth', target: service.name, flip: healthFlip(options.by) });
}

function healthFlip(by: FlipOption): HealthFlip {
  if (by === 'wrapper') return { by: 'wrapper' };
  if ('route' in by) return { by: 'route', ...by.route };
  return { by: 'requests', path: by.requests, times: by.times };
}

/**
 * `from` loses `to`, held, and nobody else does: packets dropped (default), rejected, or the name not found. The two must share a network
 * (R210), and the engine must permit a helper container in `from`'s network (R214). Where no packet of the stack meets the cut,
 * the experiment is inconclusive (R317).
 *
 * @example
 * 'no way to the cache': {
 *   fault: breakDependency({ from: api, to: cache, by: 'reject' }), hold: '10s', recovery: '20s', during: [expect(home).isUnaffected()],
 * },
 */
export function breakDependency(edge: Edge): FaultOf<'breakDependency'> {
  admit('breakDependency', { edge }, { edge: edgeOptions });
  return made({ kind: 'breakDependency', from: edge.from.name, target: edge.to.name, cut: edge.by ?? 'drop' });
}

/**
 * A TCP port of the service is closed, held: whoever connects is refused, its own health check too, and open connections are reset at their next
 * packet. A restart opens it again. The engine must permit a helper container in its network (R214).
 *
 * @example
 * 'port closed': { fault: closePort(api, { port: 80 }), hold: '10s', recovery: '20s', during: [expect(home).fails()] },
 */
export function closePort(service: ServiceRef, options: Closing): FaultOf<'closePort'> {
  admit('closePort', { service, options }, { service: serviceRef, options: closing });
  return made({ kind: 'closePort', ...aim(service, options), port: options.port });
}

/**
 * The service leaves a network, held: the blunt form of `breakDependency`. Its published ports may go with it.
 *
 * @example
 * 'off the network': { fault: disconnect(cache), hold: '10s', recovery: '20s', after: [expect(home).recovers({ within: '5s' })] },
 */
export function disconnect(service: ServiceRef, options: Leaving = {}): FaultOf<'disconnect'> {
  admit('disconnect', { service, options }, { service: serviceRef, options: leaving });
  return made({ kind: 'disconnect', ...aim(service, options), network: options.network ?? null });
}
