/** The nftables text that counts which names a container asks for, in a table of its own. Text in, text out. */
import { chain } from './chain.ts';
import { countingRules } from './dns-rules.ts';

const table = 'inet resilience-names';

/** The whole table, replacing an older one in a single transaction. */
export const countScript = (names: readonly string[]): string =>
  [
    `table ${table}`,
    `delete table ${table}`,
    `table ${table} {`,
    ...chain('asked', 'output', -150, countingRules(names)).map((line) => `  ${line}`),
    '}',
    '',
  ].join('\n');

export const listCounts = `list table ${table}\n`;

/** What is said where there is no such table. */
export const noCounts = /No such file or directory/;

/** From what `list table` prints. */
export const countsIn = (listing: string): ReadonlyMap<string, number> =>
  new Map(
    [...listing.matchAll(/counter packets (\d+) bytes \d+ comment "([^"]*)"/g)].map(([, count, name]) => [
      name!,
      Number(count),
    ]),
  );
