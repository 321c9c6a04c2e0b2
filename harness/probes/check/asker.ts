/** Calls a check for each slot, with the addresses that its services have then. */
import type { Addresses } from '../../engine/clients.ts';
import type { CheckProbe } from '../../model/command-probe.ts';
import type { Asker } from '../asker.ts';
import type { ProbingContext } from '../observer.ts';

export const checkAsker = (
  { name }: CheckProbe,
  { env, services, address }: Pick<ProbingContext, 'env' | 'services' | 'address'>,
): Asker => ({
  connections: ['fresh'],
  ask: (_, timeout) => env.clients.checks.call({ check: name, addresses: addressesOf(services, address), timeout }),
});

function addressesOf(services: ProbingContext['services'], address: ProbingContext['address']): Addresses {
  const found = services.flatMap(({ name }): (readonly [string, string])[] => {
    try {
      const { host, port } = address(name);
      return [[name, `http://${host.includes(':') ? `[${host}]` : host}:${port}`]];
    } catch {
      // It declares no port, or publishes none.
      return [];
    }
  });
  return Object.fromEntries(found);
}
