/** The engine of another machine by SSH: its socket, and ports that it publishes there, as a socket and ports of this one. */
import { existsSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { seconds } from '../../model/time.ts';
import { runCommand } from '../../subprocess/run-command.ts';
import { startLasting } from '../../subprocess/start-lasting.ts';
import { AddressError } from './address-error.ts';

export interface Tunnel {
  /** Where the engine is reached on this machine. */
  readonly socket: string;
  /** The port of this machine's loopback address that leads to that one of the other's, which may or may not be open. */
  forward(port: number): Promise<number>;
}

/** Where an engine's socket is, as `ssh://user@host:port/path` says it. */
export interface SshAddress {
  /** `user@host`, or a name of the user's own SSH configuration. */
  readonly target: string;
  readonly port: number | null;
  readonly socket: string;
}

const usualSocket = '/var/run/docker.sock';

/** Throws AddressError where it is none. */
export function sshAddress(dockerHost: string): SshAddress {
  const url = URL.canParse(dockerHost) ? new URL(dockerHost) : null;
  // A password would be seen by everybody who lists processes; SSH asks for none either.
  if (url === null || url.hostname === '' || url.password !== '' || url.hostname.startsWith('-')) {
    throw new AddressError('it is no address like ssh://user@host');
  }
  const target = url.username === '' ? url.hostname : `${decodeURIComponent(url.username)}@${url.hostname}`;
  const path = decodeURIComponent(url.pathname);
  return {
    target,
    port: url.port === '' ? null : Number(url.port),
    socket: path === '' || path === '/' ? usualSocket : path,
  };
}

const open = new Map<string, Promise<Tunnel>>();

/**
 * The user's own `ssh` makes the connection, with all that their configuration says of keys, agents and hosts between. It asks nothing. One
 * connection for each address, which ends with this process. Throws AddressError with what `ssh` says.
 */
export function openTunnel(dockerHost: string): Promise<Tunnel> {
  const known = open.get(dockerHost) ?? startTunnel(sshAddress(dockerHost));
  open.set(dockerHost, known);
  known.catch(() => open.delete(dockerHost));
  return known;
}

/** How long connecting may take, milliseconds; `ssh` itself gives up after ten seconds without an answer. */
const patience = 20_000;

async function startTunnel({ target, port, socket }: SshAddress): Promise<Tunnel> {
  const folder = await mkdtemp(join(tmpdir(), 'rsl-ssh-'));
  const [local, control] = [join(folder, 'engine.sock'), join(folder, 'control')];
  const whom = [...(port === null ? [] : ['-p', String(port)]), '--', target];
  const settings = ['BatchMode=yes', 'ConnectTimeout=10', 'ExitOnForwardFailure=yes', 'ServerAliveInterval=10'];
  const options = settings.flatMap((setting) => ['-o', setting]);
  const command = ['ssh', '-N', '-T', '-M', '-S', control, ...options, '-L', `${local}:${socket}`, ...whom];
  const ssh = startLasting(command);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const ended = ssh.ended.then(({ said, code }) => {
    throw new AddressError(wordsOf(said, code));
  });
  ended.catch(() => undefined);
  await Promise.race([thereIs(local), ended]);
  ssh.release();
  return { socket: local, forward: (there) => forwarded(there, ['ssh', '-S', control, '-O', 'forward'], whom) };
}

async function thereIs(file: string): Promise<void> {
  const until = performance.now() + patience;
  while (!existsSync(file)) {
    if (performance.now() > until) throw new AddressError('ssh made no connection within 20 s');
    await sleep(25);
  }
}

/** Its last line says why. */
function wordsOf(said: string, code: number | null): string {
  if (code === 127) return 'there is no program `ssh` here';
  const last = said.trim().split(/\r?\n/).at(-1) ?? '';
  return last === '' ? `ssh ended with ${code}` : `ssh says: ${last}`;
}

async function forwarded(there: number, command: readonly string[], whom: readonly string[]): Promise<number> {
  const here = await freePort();
  const lead = `127.0.0.1:${here}:127.0.0.1:${there}`;
  const asked = await runCommand([...command, '-L', lead, ...whom], { deadline: seconds(10), memoryMiB: 256 });
  if (!asked.ok) throw new AddressError(`ssh could not lead to port ${there}: ${asked.stderr.trim() || asked.reason}`);
  return here;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
