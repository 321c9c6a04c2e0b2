/** The address of an engine: what a user writes, what a client library takes, and what a child process gets. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReachedEngine } from '../../model/machine.ts';
import { AddressError } from './address-error.ts';
import { openTunnel } from './ssh-tunnel.ts';

/** What dockerode's constructor takes. */
export type EngineConnection =
  /** What is not given, dockerode takes from the variable DOCKER_HOST, which may name another address. */
  | { readonly protocol: 'http'; readonly host: undefined; readonly port: undefined; readonly socketPath: string }
  | {
      readonly protocol: 'http' | 'https';
      readonly host: string;
      readonly port: number;
      readonly ca?: Buffer;
      readonly cert?: Buffer;
      readonly key?: Buffer;
      readonly rejectUnauthorized?: boolean;
    };

export interface EngineEndpoint extends ReachedEngine {
  /** As the user wrote it, or as it was found. */
  readonly address: string;
  /** What goes into `DOCKER_HOST`: the same, but for SSH, where it is the near end of a tunnel. */
  readonly dockerHost: string;

  /** Where it was found, in words: `DOCKER_HOST`, `the context 'x'`, `the private engine`. */
  readonly origin: string;
  readonly connection: EngineConnection;
  /** What a child process that runs a client needs in its environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** Certificates of a TLS endpoint: a folder with `ca.pem`, `cert.pem`, `key.pem`; any of them may be missing. */
export interface TlsFolder {
  readonly folder: string;
  readonly verify: boolean;
}

/** Turns a Docker host (`unix://`, `tcp://`, `http://`, `https://`, `ssh://`) into an endpoint. Throws AddressError for others. */
export async function parseEndpoint(
  dockerHost: string,
  origin: string,
  tls: TlsFolder | null,
): Promise<EngineEndpoint> {
  if (!/^ssh:/i.test(dockerHost)) return { ...(await directEndpoint(dockerHost, origin, tls)), address: dockerHost };
  const { socket, forward } = await openTunnel(dockerHost);
  const near = await directEndpoint(`unix://${socket}`, origin, null);
  return { ...near, address: dockerHost, at: 'elsewhere', forward };
}

async function directEndpoint(
  dockerHost: string,
  origin: string,
  tls: TlsFolder | null,
): Promise<Omit<EngineEndpoint, 'address'>> {
  const unix = /^unix:\/\/(.+)$/.exec(dockerHost);
  // A context is never left to speak beside DOCKER_HOST.
  const plain = { DOCKER_HOST: dockerHost, DOCKER_CONTEXT: '' };
  if (unix) {
    const env = { ...plain, DOCKER_TLS_VERIFY: '', DOCKER_CERT_PATH: '' };
    return { dockerHost, at: 'here', forward: null, origin, connection: atSocket(unix[1]!), env };
  }
  const scheme = /^([a-z0-9+.-]+):\/\//i.exec(dockerHost)?.[1]?.toLowerCase();
  if (scheme === undefined || !['tcp', 'http', 'https'].includes(scheme)) {
    throw new AddressError(`${scheme ?? dockerHost} addresses are not supported; use unix://, tcp:// or ssh://`);
  }
  if (!URL.canParse(dockerHost.replace(/^[a-z]+:/i, 'http:'))) throw new AddressError('it is not an address');
  const url = new URL(dockerHost.replace(/^[a-z]+:/i, 'http:'));
  const secure = tls !== null || scheme === 'https';
  const port = Number(url.port || (secure ? 2376 : 2375));
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const place = { at: isLoopback(host) ? 'here' : 'elsewhere', forward: null } as const;
  if (!secure) {
    const env = { ...plain, DOCKER_TLS_VERIFY: '', DOCKER_CERT_PATH: '' };
    return { dockerHost, ...place, origin, connection: { protocol: 'http', host, port }, env };
  }
  const certificates = tls === null ? {} : await readCertificates(tls.folder);
  return {
    dockerHost,
    ...place,
    origin,
    connection: { protocol: 'https', host, port, ...certificates, rejectUnauthorized: tls?.verify ?? true },
    env: { ...plain, DOCKER_TLS_VERIFY: tls?.verify === false ? '' : '1', DOCKER_CERT_PATH: tls?.folder ?? '' },
  };
}

export const atSocket = (socketPath: string): EngineConnection => ({
  protocol: 'http',
  host: undefined,
  port: undefined,
  socketPath,
});

const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|::1)$/i.test(host);

async function readCertificates(folder: string): Promise<{ ca?: Buffer; cert?: Buffer; key?: Buffer }> {
  const read = (name: string) => readFile(join(folder, name)).catch(() => undefined);
  const [ca, cert, key] = await Promise.all([read('ca.pem'), read('cert.pem'), read('key.pem')]);
  return { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) };
}
