/** Free host ports on the loopback address, fixed for a whole run. */
import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { fail } from '../../model/failure.ts';

const lowest = 20_000;
const attempts = 200;

/**
 * The first port of one run of consecutive free ports for each count. Taken below the range from which the kernel gives
 * ports to clients: while a container restarts its port is free, a client's connection could take it as its own, and a
 * restart that finds its port taken is the engine's last attempt. Throws R404 when none can be found.
 */
export async function freePorts(counts: readonly number[]): Promise<readonly number[]> {
  const highest = await clientPortsBegin();
  const taken = new Set<number>();
  const firsts: number[] = [];
  for (const count of counts) {
    const first = await findRange(count, highest, taken);
    for (let port = first; port < first + count; port += 1) taken.add(port);
    firsts.push(first);
  }
  return firsts;
}

async function findRange(count: number, highest: number, taken: ReadonlySet<number>): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const first = randomInt(lowest, highest - count);
    const range = Array.from({ length: count }, (_, index) => first + index);
    if (range.some((port) => taken.has(port))) continue;
    if ((await Promise.all(range.map(isFree))).every(Boolean)) return first;
  }
  return fail('R404', `No ${count} free ports in a row were found between ${lowest} and ${highest}.`);
}

async function clientPortsBegin(): Promise<number> {
  const text = await readFile('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').catch(() => '32768');
  const first = Number.parseInt(text, 10);
  return first >= lowest + 1000 ? first : 60_000;
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
