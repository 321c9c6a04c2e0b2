/** A health check that ends with zero whatever the service does. */
import { endsProcess } from '../../model/check/ends-process.ts';
import { checkOf, checkPlace, checkText } from '../check.ts';
import { editWords } from '../check-edits.ts';
import type { Rule } from '../rule.ts';

export const checkCannotFail: Rule = {
  level: 'error',
  about: 'A health check that ends with zero whatever the service does.',
  look: (service) => {
    const check = checkOf(service);
    if (check === null || !check.status.zero || check.status.other || endsProcess(check)) return [];
    return [
      {
        message: `the health check of ${service.name} cannot fail: ${checkText(check)}`,
        why: 'the engine goes by the status that the command ends with, and every way through this one ends with zero',
        cost: `${service.name} is called healthy as soon as its container runs, and stays so when it hangs or answers wrongly`,
        fix: 'let the command end as the program ends that asks the service: with `|| exit 1`, or with nothing after it',
        at: checkPlace(service),
        edits: editWords(service, (word) => word.replace(/\|\|\s*(true|:|exit 0)\s*$/, '|| exit 1')),
      },
    ];
  },
};
