/** The engine starts it again, however it ended. */

import { resolvedAt } from '../../lint/said.ts';
import type { LintService } from '../../model/lint.ts';
import { restartText } from '../../model/settings.ts';
import { type Repair, settingOf } from '../repair.ts';

/** Null: it has such a policy. `on-failure` takes an end with 0 for intended, and may give up. */
export function restartPolicy(service: LintService): Repair | null {
  const { name, restart } = service;
  if (restart.name === 'always' || restart.name === 'unless-stopped') return null;
  // Compose lets what stands below deploy overrule the policy of the service.
  const isDeployed = resolvedAt(service, 'deploy', 'restart_policy') != null;
  const instead = restart.name === 'no' ? '' : ` instead of ${restartText(restart)}`;
  return isDeployed
    ? {
        what: `the condition of deploy.restart_policy of ${name} is any`,
        edits: [
          settingOf(name, ['deploy', 'restart_policy', 'condition'], 'any'),
          ...(resolvedAt(service, 'deploy', 'restart_policy', 'max_attempts') == null
            ? []
            : [settingOf(name, ['deploy', 'restart_policy', 'max_attempts'], 0)]),
        ],
      }
    : {
        what: `restart: unless-stopped for ${name}${instead}`,
        edits: [settingOf(name, ['restart'], 'unless-stopped')],
      };
}
