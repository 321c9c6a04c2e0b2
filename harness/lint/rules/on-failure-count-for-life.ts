/** `on-failure:N` of a service that is meant to stay up. */
import { plural } from '../../model/count-text.ts';
import { secondsText } from '../../model/duration-text.ts';
import { backOff } from '../../prediction/restart.ts';
import { staysUp } from '../purpose.ts';
import type { Rule } from '../rule.ts';
import { resolvedAt } from '../said.ts';

export const onFailureCountForLife: Rule = {
  level: 'warning',
  about: 'A limit of restarts on a service that is meant to stay up: the count is never refilled.',
  look: (service, { services }) => {
    const { name, restart } = service;
    if (restart.name !== 'on-failure' || restart.maxAttempts === 0 || !staysUp(service, services)) return [];
    const count = restart.maxAttempts;
    const waits = Array.from({ length: count }, (_, index) => backOff(index + 1) as number);
    const isOwn = resolvedAt(service, 'deploy', 'restart_policy') == null;
    return [
      {
        message: `${name} is restarted ${plural(count, 'time')} at the most: on-failure:${count}`,
        why: `the ${count} are for the container's whole life: they are given back by a start or an update by hand alone, never by a long time without a crash`,
        cost: `crash ${count + 1} since then leaves it down, however far apart they are; a dependency that is away for ${secondsText(waits.reduce((sum, wait) => sum + wait, 0))} may use them all`,
        fix: 'write restart: on-failure or unless-stopped: the wait between restarts grows to a minute by itself',
        at: isOwn ? ['restart'] : ['deploy', 'restart_policy', 'max_attempts'],
        ...(isOwn && { edits: [{ path: ['services', name, 'restart'], value: 'on-failure' }] }),
      },
    ];
  },
};
