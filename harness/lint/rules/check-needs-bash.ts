/** A health check that opens a connection as bash does, in a shell that is none. */
import { isShell, programName } from '../../model/check/unwrap.ts';
import { checkOf, checkPlace } from '../check.ts';
import type { Rule } from '../rule.ts';

export const checkNeedsBash: Rule = {
  level: 'error',
  about: 'A health check that opens /dev/tcp, in a shell that is not bash. Asked of images that are on an engine here.',
  look: (service) => {
    const check = checkOf(service);
    if (check?.form !== 'shell' || check.programs.some(({ program }) => isShell(program.text))) return [];
    const opens = check.programs.some(({ files }) => files.some(({ text }) => /^\/dev\/(tcp|udp)\//.test(text)));
    const link = programName(service.programs?.get('sh')?.link ?? '');
    if (!opens || !/^(dash|busybox)$/.test(link)) return [];
    return [
      {
        message: `the health check of ${service.name} opens /dev/tcp, and the shell of ${service.image} is ${link}`,
        why: '/dev/tcp is no file: bash alone makes a connection of it',
        cost: `${service.name} is never healthy: every check ends with "/dev/tcp/…: no such file or directory" or the like`,
        fix: 'write `["CMD", "bash", "-c", "…"]` where the image has bash, or ask with a program that it has',
        at: checkPlace(service),
      },
    ];
  },
};
