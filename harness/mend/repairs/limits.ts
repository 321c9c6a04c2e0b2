/** What a container may take, so that what leaks ends by itself and not with the host. */
import { resolvedAt } from '../../lint/said.ts';
import type { LintService } from '../../model/lint.ts';
import { type Repair, settingOf } from '../repair.ts';

/** Null: it has a limit. */
export function memoryLimit(service: LintService): Repair | null {
  const given = [resolvedAt(service, 'mem_limit'), resolvedAt(service, 'deploy', 'resources', 'limits', 'memory')];
  if (given.some((one) => one != null && Number(one) !== 0)) return null;
  return { what: `mem_limit: 512m for ${service.name}`, edits: [settingOf(service.name, ['mem_limit'], '512m')] };
}

/** Null: it has a limit. */
export function processLimit(service: LintService): Repair | null {
  const given = [resolvedAt(service, 'pids_limit'), resolvedAt(service, 'deploy', 'resources', 'limits', 'pids')];
  if (given.some((one) => Number(one ?? 0) > 0)) return null;
  return { what: `pids_limit: 200 for ${service.name}`, edits: [settingOf(service.name, ['pids_limit'], 200)] };
}
