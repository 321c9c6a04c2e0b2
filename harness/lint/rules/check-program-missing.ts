/** A program in a health check that the image does not have. */
import type { CheckCommand } from '../../model/check/check-command.ts';
import { isShell } from '../../model/check/unwrap.ts';
import { checkOf, checkPlace } from '../check.ts';
import type { Rule } from '../rule.ts';
import { missingPrograms } from '../wanted-programs.ts';

export const checkProgramMissing: Rule = {
  level: 'error',
  about: 'A program in a health check that the image does not have. Asked of images that are on an engine here.',
  look: (service) => {
    const [missing] = missingPrograms(service);
    const check = checkOf(service);
    if (missing === undefined || check === null) return [];
    const { name, image } = service;
    const noShell = check.form === 'shell' && isShell(missing);
    return [
      {
        message: noShell
          ? `the health check of ${name} needs a shell, and ${image} has none`
          : `the health check of ${name} runs ${missing}, which ${image} does not have`,
        why: 'a health check runs in the container, with the programs of its image',
        cost: noShell
          ? `${name} is never healthy: no check can be started`
          : decidesAlone(check)
            ? `${name} is never healthy: every check ends with "${missing}: not found"`
            : `every check says "${missing}: not found", and the rest of it decides`,
        fix: noShell
          ? 'write CMD and a program that the image has, or build a small one into it'
          : `ask with a program that the image has, or install ${missing} in it`,
        at: checkPlace(service),
      },
    ];
  },
};

/** Nothing else in the text can make the check good: redirections, and what only says that it failed, apart. */
function decidesAlone({ status, script }: CheckCommand): boolean {
  const rest = (script ?? '').replace(/\|\|\s*(exit 1|false)\s*$/, '').replaceAll(/[\d&]*>&?\s*\S+/g, '');
  return status.other && !/[;&|!]/.test(rest);
}
