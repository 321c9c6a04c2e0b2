/** A health check that names no command. */
import { checkOf, checkPlace } from '../check.ts';
import { editTest, writtenTest } from '../check-edits.ts';
import type { Rule } from '../rule.ts';

export const checkWithoutCommand: Rule = {
  level: 'error',
  about: 'A health check that names no command: `["CMD"]`, or `NONE` that stands in no list.',
  look: (service) => {
    const check = checkOf(service);
    const { name } = service;
    if (check?.form === 'empty') {
      return [
        {
          message: `the health check of ${name} has no command`,
          why: 'after CMD or CMD-SHELL stands what is to be run, and nothing stands there',
          cost: `${name} is never healthy; of \`["CMD"]\` Docker Engine 26.1 itself ends with a panic when it first runs it`,
          fix: 'write the command, or `test: ["NONE"]` for no check',
          at: checkPlace(service),
        },
      ];
    }
    if (check?.form !== 'shell' || check.script !== 'NONE') return [];
    return [
      {
        message: `the health check of ${name} runs a program called NONE`,
        why: '`test: NONE` is text, which a shell runs; only the list `["NONE"]` switches the check off',
        cost: `${name} is never healthy: every check ends with 127, "NONE: not found"`,
        fix: 'write `test: ["NONE"]`, or `disable: true`',
        at: checkPlace(service),
        edits: writtenTest(service) === null ? [] : [editTest(service, ['NONE'])],
      },
    ];
  },
};
