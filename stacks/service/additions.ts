/** What the stand-ins can do and the originals cannot: all of it is off unless ADDITIONS names it. */

/**
 * What every service has; a stack may have more of its own.
 * - `instance`: every answer has `x-instance: <host name>`.
 * - `control`: routes below `/control/` that flip the health answer or end the process.
 * - `instants`: the service logs its own instants as NDJSON on stdout.
 */
const shared = ['instance', 'control', 'instants'] as const;

export type Addition = (typeof shared)[number];

/** Parses a list such as `click,instance`; an unknown name is an error, because it would silently do nothing. */
export function readAdditions<Own extends string>(list: string, own: readonly Own[]): ReadonlySet<Addition | Own> {
  const known = new Map<string, Addition | Own>([...own, ...shared].map((name) => [name, name]));
  const named = new Set<Addition | Own>();
  for (const name of list.split(/[\s,]+/).filter((part) => part !== '')) {
    const addition = known.get(name);
    if (addition === undefined) throw new Error(`ADDITIONS knows ${[...known.keys()].join(', ')}, and not ${name}`);
    named.add(addition);
  }
  return named;
}
