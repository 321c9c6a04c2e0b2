/** What the stand-ins can do and the originals cannot: all of it is off unless ADDITIONS names it. */

/**
 * - `click`: numbers-web answers `GET /api/number` with what a click on its button would show.
 * - `uncounted`: such a click asks for `/rng?uncounted`, which does not spend one of the API's good answers.
 * - `instance`: every answer bears `x-instance: <host name>`.
 * - `control`: routes below `/control/` that flip the health answer or end the process.
 * - `instants`: the service logs its own instants as NDJSON on stdout.
 */
const additionNames = ['click', 'uncounted', 'instance', 'control', 'instants'] as const;

export type Addition = (typeof additionNames)[number];

const isAddition = (name: string): name is Addition => additionNames.some((known) => known === name);

/** Parses a list such as `click,instance`; an unknown name is an error, because it would silently do nothing. */
export function readAdditions(list: string): ReadonlySet<Addition> {
  const names = list.split(/[\s,]+/).filter((name) => name !== '');
  const unknown = names.filter((name) => !isAddition(name));
  if (unknown.length > 0) {
    throw new Error(`ADDITIONS knows ${additionNames.join(', ')}, and not ${unknown.join(', ')}`);
  }
  return new Set(names.filter(isAddition));
}
