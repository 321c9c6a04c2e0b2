/** The real engine behind a socket of our own, which can be broken and shut for a while. */
import { mkdtemp } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dockerHost } from './tiny-stack.ts';

export interface BreakableEngine {
  readonly dockerHost: string;
  /** Breaks every open connection; new ones are refused until `open`. */
  shut(): void;
  open(): void;
  close(): void;
}

/** Only for an engine reached by a socket or by plain TCP. */
export async function breakableEngine(): Promise<BreakableEngine> {
  const path = join(await mkdtemp(join(tmpdir(), 'resilience-broken-')), 'docker.sock');
  const pairs = new Set<Socket>();
  let shut = false;
  const server = createServer({ allowHalfOpen: true }, (near) => {
    if (shut) return void near.destroy();
    const far = connect({ ...upstream(), allowHalfOpen: true });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      pairs.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy()).on('close', () => pairs.delete(one));
    }
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const destroyAll = () => {
    for (const one of pairs) one.destroy();
  };
  return {
    dockerHost: `unix://${path}`,
    shut: () => {
      shut = true;
      destroyAll();
    },
    open: () => {
      shut = false;
    },
    close: () => {
      destroyAll();
      server.close();
    },
  };
}

function upstream(): { path: string } | { host: string; port: number } {
  if (dockerHost.startsWith('unix://')) return { path: dockerHost.slice('unix://'.length) };
  const { hostname, port } = new URL(dockerHost);
  return { host: hostname, port: Number(port) };
}
