/** A service that others use, and that stays down when it crashes. */
import type { Rule } from '../rule.ts';
import { resolvedAt } from '../said.ts';

export const noRestartPolicy: Rule = {
  level: 'note',
  about: 'A service that others use, without a restart policy.',
  look: (service, { services }) => {
    const { name, restart, ports, startsOnce } = service;
    // What is written below deploy is meant, and has a rule of its own.
    if (resolvedAt(service, 'deploy', 'restart_policy') != null) return [];
    const users = services.filter(({ dependsOn }) => dependsOn.some((one) => one.service === name));
    if (restart.name !== 'no' || startsOnce === true || (ports.length === 0 && users.length === 0)) return [];
    return [
      {
        message: `${name} has no restart policy`,
        why: 'without one the engine starts nothing again: not after a crash, and not after a restart of the machine',
        cost: 'one crash, and it is down until somebody comes',
        fix: 'write restart: unless-stopped',
        at: [],
        edits: [{ path: ['services', name, 'restart'], value: 'unless-stopped' }],
      },
    ];
  },
};
