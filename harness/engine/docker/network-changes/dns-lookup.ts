/**
 * Asks the resolver from inside a container's network namespace, with nothing of the container's own: nft looks up host
 * names in its rules, so a script that would use a name tells whether the name resolves. It leaves nothing behind.
 */

const table = 'resilience-lookup';
const firstRule = 4;

/** A script that names every host once and undoes itself in the same transaction. */
export const lookupScript = (names: readonly string[]): string =>
  [
    '# which of these names resolve?',
    `table inet ${table} {`,
    '  chain names {',
    ...names.map((name) => `    ip daddr "${name}"`),
    '  }',
    '}',
    `delete table inet ${table}`,
    '',
  ].join('\n');

/** The names that did not resolve, from what nft printed. A name with several addresses is an error to nft, not to us. */
export function unresolved(names: readonly string[], output: string): readonly string[] {
  const lines = [...output.matchAll(/:(\d+):\d+(?:-\d+)?: Error: Could not resolve hostname/g)];
  const failed = new Set(lines.map(([, line]) => Number(line) - firstRule));
  return names.filter((_, index) => failed.has(index));
}
