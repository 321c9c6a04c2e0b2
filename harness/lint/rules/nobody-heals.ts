/** A health check and a restart policy, and nothing that joins the two. */
import { endsProcess } from '../../model/check/ends-process.ts';
import { sidecarService } from '../../model/healer.ts';
import type { LintProject, LintService } from '../../model/lint.ts';
import { checkOf } from '../check.ts';
import type { Rule } from '../rule.ts';
import { noticedAfter } from '../text.ts';

export const nobodyHeals: Rule = {
  level: 'warning',
  about: 'A health check and a restart policy, and nothing that joins the two.',
  look: (service, project) => {
    const { health, restart, name } = service;
    if (health === null || restart.name === 'no' || endsItself(service) || isWatched(service, project)) return [];
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

/** Our sidecar, or an image of the autoheal family in the same project. */
const isWatched = (service: LintService, { services }: LintProject): boolean =>
  service.labels.autoheal === 'true' ||
  services.some(({ name, image }) => name === sidecarService || /autoheal/i.test(image));
