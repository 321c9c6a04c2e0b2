/** The verbs that start services again: created anew, restarted, one alone or all together. Some are what an operator repairs with. */
import { distinct } from '../model/distinct.ts';
import type { Action, FaultOf } from '../model/fault.ts';
import type { ServiceRef } from '../model/stack.ts';
import { aimed, named } from './aimed.ts';
import { admit } from './door.ts';
import { type Placing, placing, type Starting, starting, type Which } from './fault-options.ts';
import { made } from './made.ts';
import { some } from './schema.ts';
import { service as serviceRef } from './values.ts';

/**
 * New containers in place of the old ones: as a fault that is over at once, or in `then` as what an operator does. They are stopped, removed
 * with their anonymous volumes, and created again by Compose's `up`; named volumes stay. As the end of a held fault it is the `up` alone,
 * which makes what is missing. `{ address: 'another' }`: they come up at another address. `{ swapWith: web }`: both services are created again,
 * and each comes up with the other's address. What has a fixed address does not land there (R302).
 *
 * @example
 * 'moved': { fault: recreate(db, { address: 'another' }), recovery: '20s', after: [expect(home).recovers({ within: '5s' })] },
 * 'replaced': { fault: kill(api), hold: '5s', then: recreate(api), recovery: '20s', after: [expect(home).recovers({ within: '5s' })] },
 */
export function recreate(service: ServiceRef, options: Placing = {}): FaultOf<'recreate'> & Action {
  admit('recreate', { service, options }, { service: serviceRef, options: placing });
  const place = 'swapWith' in options ? { swapWith: options.swapWith.name } : options;
  return made({ kind: 'recreate', target: service.name, ...place });
}

/**
 * The engine's restart: as a fault that is over at once, or in `then` as what an operator does.
 *
 * @example
 * 'a restart': { fault: restart(api), recovery: '20s', after: [expect(home).recovers({ within: '3s' })] },
 * 'healed by hand': { fault: crash(db), hold: '5s', then: restart(api), recovery: '20s', after: [expect(home).recovers({ within: '3s' })] },
 */
export const restart = (service: ServiceRef, which: Which = {}): FaultOf<'restart'> & Action =>
  made({ kind: 'restart', ...aimed('restart', service, which) });

/**
 * All of these services are stopped at once, and started when all have ended, in the order that is given: what a reboot of the host does to them.
 * Nobody's `depends_on` is asked. Over at once. The report is about the first.
 *
 * @example
 * 'a reboot': { fault: restartAll([api, db]), recovery: '30s', after: [expect(home).recovers({ within: '15s' })] },
 * 'all at once': { fault: restartAll([api, db], { order: 'at once' }), recovery: '30s', after: [expect(home).recovers({ within: '15s' })] },
 */
export function restartAll(
  services: readonly [ServiceRef, ...ServiceRef[]],
  options: Starting = {},
): FaultOf<'restartAll'> {
  admit('restartAll', { services, options }, { services: some(serviceRef), options: starting });
  const names = distinct(services.map((one) => one.name));
  return made({ kind: 'restartAll', target: names[0]!, services: names, order: options.order ?? 'in turn' });
}

/**
 * All are stopped, and `others` started again while `service` is not there, held; it is started at the end of `hold`. Whoever of the others gives up
 * meanwhile is left alone until the experiment is over.
 *
 * @example
 * 'without the database': {
 *   fault: startWithout(db, [api]), hold: '10s', recovery: '30s', after: [expect(home).recovers({ within: '15s' })],
 * },
 */
export function startWithout(
  service: ServiceRef,
  others: readonly [ServiceRef, ...ServiceRef[]],
): FaultOf<'startWithout'> {
  admit('startWithout', { service, others }, { service: serviceRef, others: some(serviceRef) });
  const names = distinct(others.map((one) => one.name)).filter((name) => name !== service.name);
  return made({ kind: 'startWithout', target: service.name, others: names });
}

/**
 * The engine's start, for `then`: what an operator does about a stopped service.
 *
 * @example
 * 'started by hand': { fault: stop(api), hold: '5s', then: start(api), recovery: '20s', after: [expect(home).recovers({ within: '5s' })] },
 */
export const start = (service: ServiceRef, ...more: readonly never[]): Extract<Action, { kind: 'start' }> =>
  made({ kind: 'start', target: named('start', service, more) });
