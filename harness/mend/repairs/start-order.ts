/** Its start waits until another is healthy. */
import type { LintService } from '../../model/lint.ts';
import { type Repair, settingOf } from '../repair.ts';

/** Compose also restarts it with the other then. Null: it waits already, or there is no check to wait for. */
export function waitFor(service: LintService, other: LintService): Repair | null {
  const declared = service.dependsOn.find((one) => one.service === other.name);
  if (other.health === null || (declared !== undefined && declared.condition !== 'service_started')) return null;
  const at = ['depends_on', other.name];
  return {
    what: `${service.name} waits for ${other.name} to be healthy, and is restarted with it by Compose`,
    edits: [
      settingOf(service.name, [...at, 'condition'], 'service_healthy'),
      settingOf(service.name, [...at, 'restart'], true),
    ],
  };
}
