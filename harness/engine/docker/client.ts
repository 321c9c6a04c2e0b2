/** A client of the engine's API, from an address as `DOCKER_HOST` has it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Docker from 'dockerode';
import { fail } from '../../model/failure.ts';
import type { EngineAddress } from '../../model/machine.ts';

/** With TLS as the address says. */
export const openEngine = ({ dockerHost, env }: EngineAddress): Docker =>
  openDocker(dockerHost, { ...process.env, ...env });

/**
 * `host` is `unix://…` or `tcp://host:port`; TLS as `DOCKER_TLS_VERIFY` and `DOCKER_CERT_PATH` of `env` say. What is not given, dockerode takes
 * from the variable DOCKER_HOST, which may name another address.
 */
export function openDocker(host: string, env: Readonly<Record<string, string | undefined>> = process.env): Docker {
  if (host.startsWith('unix://')) {
    const nowhereElse = { protocol: 'http', host: undefined, port: undefined } as const;
    return new Docker({ ...nowhereElse, socketPath: host.slice('unix://'.length) });
  }
  const address = /^(?:tcp|http|https):\/\/([^:/]+):(\d+)\/?$/.exec(host);
  if (address === null) {
    return fail('R401', `\`${host}\` is not an address of an engine that can be reached from here.`, {
      fix: 'Set DOCKER_HOST to unix:///path/to/docker.sock or tcp://host:port.',
    });
  }
  const [, name, port] = address;
  return new Docker({ host: name!, port: Number(port), ...tls(env) });
}

function tls(env: Readonly<Record<string, string | undefined>>): Docker.DockerOptions {
  const folder = env.DOCKER_CERT_PATH;
  if (!env.DOCKER_TLS_VERIFY || folder === undefined) return { protocol: 'http' };
  const read = (file: string) => readFileSync(join(folder, file));
  return { protocol: 'https', ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
}
