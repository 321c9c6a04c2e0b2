/** A health check and a restart policy, and nothing that joins the two. */
import { endsProcess } from '../../model/check/ends-process.ts';
import type { LintService } from '../../model/lint.ts';
import { checkOf } from '../check.ts';
import { healerLabels, healersOf } from '../healers.ts';
import type { Rule } from '../rule.ts';
import { noticedAfter } from '../text.ts';

export const nobodyHeals: Rule = {
  level: 'warning',
  about: 'A health check and a restart policy, and nothing that joins the two.',
  look: (service, { services }) => {
    const { health, restart, name, labels } = service;
    // Who is passed over by a healer of the stack, or labelled for one elsewhere, is told so by a rule of its own.
    const healed = healersOf(services).length > 0 || healerLabels.some((label) => labels[label] === 'true');
    if (health === null || restart.name === 'no' || healed || endsItself(service)) return [];
    return [
      {
        message: `${name} has a health check and restart: ${restart.name}, and nothing restarts it when it is unhealthy`,
        why: 'on plain Docker a restart policy reacts only to the end of the process; unhealthy restarts nothing',
        cost: `unhealthy after ${noticedAfter(health)}, and stays so`,
        fix: 'let the check end the process when it fails, or add a container that restarts what is unhealthy',
        at: ['restart'],
      },
    ];
  },
};

/** The check itself ends the first process when it fails. */
function endsItself(service: LintService): boolean {
  const check = checkOf(service);
  return check !== null && endsProcess(check);
}
