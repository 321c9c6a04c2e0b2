/** Ports that are published nowhere. */
import { isRecord } from '../../model/record.ts';
import type { Rule } from '../rule.ts';
import { resolvedAt } from '../said.ts';

export const portsDiscarded: Rule = {
  level: 'warning',
  about: 'Ports of a service without a network of its own, which are not published.',
  look: (service) => {
    const network = service.shares?.network?.is;
    const ports = resolvedAt(service, 'ports');
    if (!Array.isArray(ports) || (network !== 'host' && network !== 'none')) return [];
    const lost = ports
      .filter(isRecord)
      .find((one) => network === 'none' || String(one.published) !== String(one.target));
    if (lost === undefined) return [];
    const { target, published } = lost;
    return [
      {
        message: `${service.name} publishes ${target}, and network_mode: ${network} leaves that out`,
        why: `with network_mode: ${network} there is nothing to publish from`,
        cost:
          network === 'none'
            ? 'nobody reaches it'
            : `it is reached at ${target} of the host${published === undefined ? '' : `, and not at ${published}`}`,
        fix: network === 'none' ? 'give it a network' : 'leave ports out, or network_mode',
        at: ['ports'],
      },
    ];
  },
};
