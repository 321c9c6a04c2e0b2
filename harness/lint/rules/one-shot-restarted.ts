/** A job that its restart policy begins again whenever it has done its work. */
import { parse } from 'unbash';
import type { LintProject, LintService } from '../../model/lint.ts';
import { shellText } from '../first-process.ts';
import { staysUp } from '../purpose.ts';
import type { Rule } from '../rule.ts';
import { resolvedAt } from '../said.ts';

export const oneShotRestarted: Rule = {
  level: 'warning',
  about: 'A job that ends by itself, and a restart policy that begins it again each time.',
  look: (service, project) => {
    const { name, restart } = service;
    if ((restart.name !== 'always' && restart.name !== 'unless-stopped') || !endsByItself(service, project)) return [];
    return [
      {
        message: `${name} ends by itself, and restart: ${restart.name} starts it again each time`,
        why: `${restart.name} restarts after an end with 0 too`,
        cost: 'it runs again after 0.1 s, 0.2 s, 0.4 s …, at last once a minute, for as long as the stack is up',
        fix: 'write restart: on-failure, or "no" where it shall run once',
        at: ['restart'],
        ...(resolvedAt(service, 'deploy', 'restart_policy') == null && {
          edits: [{ path: ['services', name, 'restart'], value: 'on-failure' }],
        }),
      },
    ];
  },
};

/** Its text says so: the last that its shell does is to exit, and nobody uses it. */
function endsByItself(service: LintService, { services }: LintProject): boolean {
  const text = shellText(service)?.text ?? '';
  const last = parse(text).commands.at(-1)?.command;
  return last?.type === 'Command' && last.name?.value === 'exit' && !staysUp(service, services);
}
