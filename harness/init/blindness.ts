/** Why a health check does not notice that its process hangs. */
import { readCheck } from '../model/check/check-command.ts';
import type { HealthSettings } from '../model/settings.ts';

/** Programs that ask the process nothing: it need not answer, or need not even be there. */
const looking = new Set('pgrep pidof ps kill killall test [ ls cat stat find grep true echo exit'.split(' '));

/** Null: it may notice. */
export function blindness(health: HealthSettings | null): string | null {
  if (health === null) return 'it has no health check';
  if (health.test === null) return null;
  const { programs, status } = readCheck(health.test);
  if (!status.other) return 'its health check cannot fail';
  const names = programs.map(({ program }) => program.text.replace(/^.*\//, ''));
  const onlyLooks = names.length > 0 && names.every((name) => looking.has(name));
  return onlyLooks ? 'its health check asks the process nothing' : null;
}
