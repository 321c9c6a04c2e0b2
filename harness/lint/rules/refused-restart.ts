/** A restart policy that the engine refuses. */
import type { Edit } from '../../compose-file/edit.ts';
import type { LintService } from '../../model/lint.ts';
import type { Rule } from '../rule.ts';
import { resolvedAt } from '../said.ts';

export const refusedRestart: Rule = {
  level: 'error',
  about: 'A restart policy that the engine refuses.',
  ofOneShots: true,
  look: (service) => {
    const found = isOfDeploy(service) ? ofDeploy(service) : ofRestart(service);
    if (found === null) return [];
    return [
      {
        message: `${service.name} has ${found.said}, which the engine refuses`,
        why: found.why,
        cost: 'the container is not created',
        fix: found.fix,
        at: found.at,
        ...(found.edit && { edits: [found.edit] }),
      },
    ];
  },
};

interface Refused {
  readonly said: string;
  readonly why: string;
  readonly fix: string;
  readonly at: readonly string[];
  readonly edit?: Edit;
}

const isOfDeploy = (service: LintService): boolean => resolvedAt(service, 'deploy', 'restart_policy') != null;

const policies = ['no', 'always', 'on-failure', 'unless-stopped'];
const anyOf = 'write no, always, on-failure, on-failure:N or unless-stopped';

function ofRestart(service: LintService): Refused | null {
  const text = resolvedAt(service, 'restart');
  if (typeof text !== 'string' || text === '') return null;
  const [name = '', count] = text.split(':');
  const common = { said: `restart: ${text}`, at: ['restart'] };
  const path = ['services', service.name, 'restart'];
  if (!policies.includes(name)) {
    const meant = policies.find((one) => one === name.toLowerCase().replaceAll('_', '-').trim());
    const edit = meant === undefined ? {} : { edit: { path, value: text.replace(name, meant) } };
    return { ...common, why: `'${name}' is no policy`, fix: anyOf, ...edit };
  }
  if (count === undefined || !/^-?\d+$/.test(count) || Number(count) === 0) return null;
  if (name !== 'on-failure') {
    return {
      ...common,
      why: 'only on-failure takes a number of restarts',
      fix: `write restart: ${name}`,
      edit: { path, value: name },
    };
  }
  return Number(count) < 0
    ? { ...common, why: 'a number of restarts is not negative', fix: 'write restart: on-failure' }
    : null;
}

function ofDeploy(service: LintService): Refused | null {
  const at = ['deploy', 'restart_policy'];
  const condition = resolvedAt(service, ...at, 'condition');
  const attempts = resolvedAt(service, ...at, 'max_attempts');
  const known = condition == null || condition === '' || [...policies, 'none', 'any'].includes(String(condition));
  if (!known) {
    const fix = 'write none, on-failure or any';
    return {
      said: `a restart_policy with condition: ${condition}`,
      why: `'${condition}' is no condition`,
      fix,
      at: [...at, 'condition'],
    };
  }
  if (typeof attempts !== 'number' || attempts === 0 || condition === 'on-failure') return null;
  return {
    said: `max_attempts: ${attempts} ${condition == null ? 'without a condition' : `with condition: ${condition}`}`,
    why: 'outside a swarm only the condition on-failure takes a number of restarts',
    fix: 'write condition: on-failure, or leave max_attempts out',
    at: [...at, 'max_attempts'],
  };
}
