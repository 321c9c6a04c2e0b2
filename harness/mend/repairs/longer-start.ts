/** A start may take as long as it takes: failures in it do not count. */
import { parseDuration } from '../../model/time.ts';
import { type MendProject, type Repair, serviceOf, settingOf } from '../repair.ts';
import { startPeriod } from './own-check.ts';

/** Null: it has no check, or as much already. */
export function longerStart(name: string, project: MendProject): Repair | null {
  const health = serviceOf(project, name)?.health;
  const startsIn = project.learned.services.find((one) => one.name === name)?.startsIn ?? null;
  const text = startPeriod(startsIn ?? 10_000);
  if (health == null || health.startPeriod >= parseDuration(text)!) return null;
  return { what: `start_period: ${text} for ${name}`, edits: [settingOf(name, ['healthcheck', 'start_period'], text)] };
}
