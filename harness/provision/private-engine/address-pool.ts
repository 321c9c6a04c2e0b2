/** Chooses addresses for the private engine's networks, clear of everything this machine already reaches. */
import { readFile } from 'node:fs/promises';
import { fail } from '../../model/failure.ts';

/** A range of IPv4 addresses: the network's number and the length of its prefix. */
export interface Range {
  readonly start: number;
  readonly bits: number;
}

/** Private /16 ranges off the beaten track first: home routers and Docker's own defaults take the others. */
const choices = [
  '10.213.0.0',
  '10.214.0.0',
  '10.215.0.0',
  '10.187.0.0',
  '10.99.0.0',
  '172.29.0.0',
  '172.24.0.0',
  '192.168.0.0',
];

/** The destinations in the text of `/proc/net/route` (little-endian hexadecimal), the default route left out. */
export function parseRoutes(text: string): readonly Range[] {
  return text
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .flatMap((fields) => {
      const [destination, mask] = [fields[1], fields[7]].map((hex) => reverseBytes(Number.parseInt(hex ?? '', 16)));
      if (fields.length < 8 || Number.isNaN(destination) || mask === 0) return [];
      return [{ start: destination!, bits: 32 - Math.log2(2 ** 32 - mask!) }];
    });
}

/** The first choice that overlaps none of `taken`; null when all do. */
export function choosePool(taken: readonly Range[]): string | null {
  const free = choices.find((choice) => !taken.some((range) => overlap(range, { start: toNumber(choice), bits: 16 })));
  return free ?? null;
}

/** `choosePool` for this machine. Throws R406 when all are taken. */
export async function freePool(): Promise<string> {
  const routes = parseRoutes(await readFile('/proc/net/route', 'utf8').catch(() => ''));
  return choosePool(routes) ?? fail('R406', `every address range for its networks is taken (${choices.join(', ')})`);
}

/** Whether `address` lies in the /16 that begins at `pool`. */
export const inPool = (address: string, pool: string): boolean => toNumber(address) >>> 16 === toNumber(pool) >>> 16;

function overlap(a: Range, b: Range): boolean {
  const size = 2 ** (32 - Math.min(a.bits, b.bits));
  return Math.floor(a.start / size) === Math.floor(b.start / size);
}

const toNumber = (address: string): number => address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);

const reverseBytes = (value: number): number =>
  [0, 8, 16, 24].reduce((sum, shift) => sum * 256 + (Math.floor(value / 2 ** shift) % 256), 0);
