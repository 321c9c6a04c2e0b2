/** A healer in the stack that does not watch this service. */
import { healersOf, isWatchedBy, watchesOf } from '../healers.ts';
import type { Rule } from '../rule.ts';
import { noticedAfter } from '../text.ts';

export const healerPassesOver: Rule = {
  level: 'warning',
  about: 'A container that restarts what is unhealthy, and a checked service that is not labelled for it.',
  look: (service, { services }) => {
    const { name, health } = service;
    const healers = healersOf(services);
    const [healer] = healers;
    if (health === null || healer === undefined || healers.includes(service)) return [];
    if (healers.some((one) => isWatchedBy(service, one))) return [];
    const watches = watchesOf(healer);
    if (watches === null || watches === 'all') return [];
    return [
      {
        message: `${name} has a health check, and ${healer.name} does not watch it`,
        why: `${healer.name} restarts only what has the label ${watches.label}=true`,
        cost: `unhealthy after ${noticedAfter(health)}, and stays so`,
        fix: `give ${name} that label`,
        at: ['labels'],
        edits: [{ path: ['services', name, 'labels', watches.label], value: 'true' }],
      },
    ];
  },
};
