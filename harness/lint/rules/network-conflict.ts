/** What belongs to a network, written for a service that has none of its own. */
import type { LintService } from '../../model/lint.ts';
import type { Rule } from '../rule.ts';
import { resolvedAt } from '../said.ts';

export const networkConflict: Rule = {
  level: 'error',
  about: "Ports, a host name or addresses of a service that is in another's network, which the engine refuses.",
  ofOneShots: true,
  look: (service) => {
    const network = service.shares?.network;
    if (network?.is !== 'service' && network?.is !== 'container') return [];
    return Object.entries(refused)
      .filter(([key]) => isSet(service, key))
      .map(([key, words]) => ({
        message: `${service.name} is in the network of ${network.name}, and has ${key} of its own`,
        why: 'ports, names and addresses belong to the network, and this one is that of another container',
        cost: `the container is not created: "conflicting options: ${words}"`,
        fix: `write ${key} at ${network.name}`,
        at: [key],
      }));
  },
};

/** By key, what the engine calls it. */
const refused: Readonly<Record<string, string>> = {
  ports: 'port publishing',
  expose: 'port exposing',
  hostname: 'hostname',
  dns: 'dns',
  extra_hosts: 'custom host-to-IP mapping',
};

function isSet(service: LintService, key: string): boolean {
  const value = resolvedAt(service, key);
  return Array.isArray(value) ? value.length > 0 : value != null && value !== '';
}
