/** The nftables text that closes a TCP port in a container's own network namespace, in a table of its own. Text in, text out. */
import { type ClosedPort, ownName } from '../../network-change.ts';
import { chain } from './chain.ts';

const table = `inet ${ownName}_port`;

/** The whole table, replacing an older one in a single transaction. What comes over the loopback is input too. */
export const closeScript = ({ port }: ClosedPort): string =>
  [
    `table ${table}`,
    `delete table ${table}`,
    `table ${table} {`,
    ...chain('input', 'input', -150, [`tcp dport ${port} counter reject with tcp reset`]).map((line) => `  ${line}`),
    '}',
    '',
  ].join('\n');

/** Fails, changing nothing, when there is no such table. */
export const deleteClosed = `delete table ${table}\n`;

export const listClosed = `list table ${table}\n`;
