/** A health check that fails whatever the service does. */
import { checkOf, checkPlace, checkText } from '../check.ts';
import type { Rule } from '../rule.ts';

export const checkCannotSucceed: Rule = {
  level: 'error',
  about: 'A health check that fails whatever the service does.',
  look: (service) => {
    const check = checkOf(service);
    if (check === null || check.status.zero) return [];
    return [
      {
        message: `the health check of ${service.name} cannot succeed: ${checkText(check)}`,
        why: 'every way through the command ends with a status that is not zero',
        cost: `${service.name} is never healthy, and who waits for that never starts`,
        fix: 'let the command end as the program ends that asks the service',
        at: checkPlace(service),
      },
    ];
  },
};
