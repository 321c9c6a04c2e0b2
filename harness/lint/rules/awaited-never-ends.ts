/** Waits for the end of what is started again whenever it ends. */
import type { Rule } from '../rule.ts';
import { resolvedAt } from '../said.ts';

export const awaitedNeverEnds: Rule = {
  level: 'error',
  about: 'A start that waits for the end of a service which its restart policy starts again whenever it ends.',
  ofOneShots: true,
  look: (service, { services }) => {
    const { name, restart } = service;
    const waiting = services.find(({ dependsOn }) =>
      dependsOn.some((one) => one.service === name && one.condition === 'service_completed_successfully'),
    );
    if (waiting === undefined || (restart.name !== 'always' && restart.name !== 'unless-stopped')) return [];
    const isOwn = resolvedAt(service, 'deploy', 'restart_policy') == null;
    return [
      {
        message: `${waiting.name} waits until ${name} has completed, and restart: ${restart.name} starts ${name} again whenever it ends`,
        why: `${restart.name} restarts after an end with 0 too, so the container never stays in the state "exited" that Compose waits for`,
        cost: `docker compose up waits without end, ${waiting.name} is not started, and ${name} runs again and again, at last once a minute`,
        fix: 'write restart: on-failure, or leave the policy out',
        at: ['restart'],
        ...(isOwn && { edits: [{ path: ['services', name, 'restart'], value: 'on-failure' }] }),
      },
    ];
  },
};
