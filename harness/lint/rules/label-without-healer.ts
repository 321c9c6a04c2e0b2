/** A label for a healer that the stack does not have. */
import { healerLabels, healersOf } from '../healers.ts';
import type { Rule } from '../rule.ts';

export const labelWithoutHealer: Rule = {
  level: 'note',
  about: 'A label that asks to be restarted when unhealthy, and nobody in the stack who reads it.',
  look: ({ name, labels }, { services }) => {
    const label = healerLabels.find((one) => labels[one] === 'true');
    if (label === undefined || healersOf(services).length > 0) return [];
    return [
      {
        message: `${name} is labelled ${label}=true, and no service of this project reads that`,
        why: 'a label does nothing by itself: a container that watches the engine has to act on it',
        cost: 'where none runs elsewhere on the host, an unhealthy service stays so',
        fix: 'add such a container, or make sure that one runs on the host',
        at: ['labels', label],
      },
    ];
  },
};
