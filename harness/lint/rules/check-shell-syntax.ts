/** Shell syntax in a health check that no shell reads. */
import { programName } from '../../model/check/unwrap.ts';
import { checkOf, checkPlace } from '../check.ts';
import { editIntoShell } from '../check-edits.ts';
import type { Rule } from '../rule.ts';

const operator = /^(\|\|?|&&|;|2>&1|[\d&]?>>?\/[\w./]+)$/;
/** For these such words are words. */
const takesOperators = /^(find|expr|test|\[)$/;

export const checkShellSyntax: Rule = {
  level: 'error',
  about: 'Shell syntax in a health check that no shell reads: `["CMD", "pg_isready || exit 1"]`.',
  look: (service) => {
    const check = checkOf(service);
    if (check?.form !== 'exec') return [];
    const [program = '', ...args] = check.words;
    const whole = /\s/.test(program.trim()) && !program.startsWith('/');
    const loose = takesOperators.test(programName(program)) ? undefined : args.find((word) => operator.test(word));
    if (!whole && loose === undefined) return [];
    return [
      {
        message: whole
          ? `the health check of ${service.name} runs a program called \`${program}\``
          : `the health check of ${service.name} gives \`${loose}\` to ${program} as a word`,
        why: 'after CMD each item is a word for the program itself; only CMD-SHELL is read by a shell',
        cost: whole
          ? `${service.name} is never healthy: there is no program of that name`
          : `${program} gets words that are not meant for it, and what was to follow does not run`,
        fix: 'write CMD-SHELL and the command as one text',
        at: checkPlace(service),
        edits: editIntoShell(service),
      },
    ];
  },
};
