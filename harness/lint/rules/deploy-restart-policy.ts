/** What plain Compose makes of a swarm's restart policy. */
import type { LintService } from '../../model/lint.ts';
import { restartText } from '../../model/settings.ts';
import type { Rule } from '../rule.ts';
import { resolvedAt } from '../said.ts';

export const deployRestartPolicy: Rule = {
  level: 'warning',
  about: 'A restart policy below deploy, of which plain Compose makes something else than a swarm.',
  look: (service) => {
    const at = ['deploy', 'restart_policy'];
    if (resolvedAt(service, ...at) == null) return [];
    return [...overruled(service, at), ...withoutCondition(service, at), ...ignored(service, at)];
  },
};

function overruled(service: LintService, at: readonly string[]): ReturnType<Rule['look']> {
  const said = resolvedAt(service, 'restart');
  const real = restartText(service.restart);
  if (typeof said !== 'string' || said === real) return [];
  return [
    {
      message: `${service.name} has restart: ${said} and a restart_policy below deploy, and the second counts`,
      why: 'where both are written, Compose takes deploy.restart_policy and leaves restart out',
      cost: `its policy is ${real}`,
      fix: 'leave one of the two out',
      at,
    },
  ];
}

function withoutCondition(service: LintService, at: readonly string[]): ReturnType<Rule['look']> {
  if (resolvedAt(service, ...at, 'condition') != null || resolvedAt(service, ...at, 'max_attempts') != null) return [];
  return [
    {
      message: `${service.name} has a restart_policy without a condition`,
      why: 'in a swarm that means any; plain Compose makes no policy of it',
      cost: 'after a crash it stays down',
      fix: 'write the condition any, or restart: unless-stopped in place of it',
      at,
      edits: [{ path: ['services', service.name, ...at, 'condition'], value: 'any' }],
    },
  ];
}

function ignored(service: LintService, at: readonly string[]): ReturnType<Rule['look']> {
  const found = ['delay', 'window'].filter((key) => resolvedAt(service, ...at, key) != null);
  if (found.length === 0 || service.restart.name === 'no') return [];
  return [
    {
      level: 'note',
      message: `${service.name} has a restart_policy with ${found.join(' and ')}, which count in a swarm alone`,
      why: 'plain Compose hands the engine a policy and a number of attempts; the engine has waits of its own',
      cost: 'restarts come after 0.1 s, 0.2 s, 0.4 s … up to a minute',
      fix: 'leave them out where the stack runs in no swarm',
      at: [...at, found[0]!],
    },
  ];
}
