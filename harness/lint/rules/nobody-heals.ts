/** A health check and a restart policy, and nothing that joins the two. */

import { readCheck } from '../../model/check/check-command.ts';
import { programName } from '../../model/check/unwrap.ts';
import type { LintService } from '../../model/lint.ts';
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

const enders = new Set(['kill', 'pkill', 'killall', 'killall5', 'halt', 'poweroff', 'shutdown']);

/** The check itself ends a process when it fails. */
const endsItself = ({ health }: LintService): boolean =>
  readCheck(health?.test ?? []).programs.some(({ program }) => enders.has(programName(program.text)));
