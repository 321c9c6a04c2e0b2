/** Several containers that want one port. */
import type { Rule } from '../rule.ts';

export const fixedPortWithScale: Rule = {
  level: 'error',
  about: 'Several containers that want one port of the host.',
  look: ({ name, replicas, ports }) => {
    const fixed = ports.find((port) => port.host !== null);
    if (replicas < 2 || fixed === undefined) return [];
    return [
      {
        message: `${name} has ${replicas} replicas and publishes ${fixed.container} at the fixed port ${fixed.host}`,
        why: 'a port of the host can be published by one container only',
        cost: `the first container starts, and the other ${replicas - 1} fail: "port is already allocated"`,
        fix: 'leave out the host port, publish a range, or put a proxy before the replicas',
        at: ['ports'],
      },
    ];
  },
};
