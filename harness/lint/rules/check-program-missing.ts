/** A program in a health check that the image does not have. */
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
    const isAlone =
      check.status.other &&
      !/[;&|!]/.test((check.script ?? '').replace(/\|\|\s*(exit 1|false)\s*$/, '').replaceAll(/[\d&]*>&?\s*\S+/g, ''));
    return [
      {
        message: noShell
          ? `the health check of ${name} needs a shell, and ${image} has none`
          : `the health check of ${name} runs ${missing}, which ${image} does not have`,
        why: 'a health check runs in the container, with the programs of its image',
        cost: noShell
          ? `${name} is never healthy: no check can be started`
          : isAlone
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
