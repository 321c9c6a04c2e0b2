/** The columns of a resilience matrix: entry points, users' first, then services that nobody can ask. */
import type { Column } from '../../model/exploration.ts';
import type { LearnedStack } from '../../model/learned.ts';

export function columnsOf({ entries, services }: LearnedStack, checked: ReadonlySet<string>): readonly Column[] {
  const asked = entries.map(({ name, service, by, steady }) => ({ name, is: by, service, judgedOn: steady.text }));
  const users = asked.filter(({ is }) => is === 'users');
  const callers = asked.filter(({ is }) => is === 'callers');
  const known = new Set(entries.map(({ service }) => service));
  const rest = services
    .filter(({ name, once }) => !once && !known.has(name))
    .map(({ name }) => ({
      name,
      is: 'service' as const,
      service: name,
      judgedOn: checked.has(name) ? 'running and healthy' : 'running',
    }));
  return [...users, ...callers, ...rest];
}
