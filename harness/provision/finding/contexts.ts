/** Docker contexts as the client keeps them on disk: a name in `config.json`, the rest below `contexts/`. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Env } from '../host/paths.ts';
import type { TlsFolder } from './endpoint.ts';

export interface Context {
  readonly name: string;
  readonly dockerHost: string;
  readonly tls: TlsFolder | null;
}

/** A context that is named but cannot be used; the message is for the user. */
export class ContextError extends Error {}

const configShape = z.object({ currentContext: z.string().optional() });

const metaShape = z.object({
  Endpoints: z.object({ docker: z.object({ Host: z.string(), SkipTLSVerify: z.boolean().optional() }) }),
});

/** The client's folder: `$DOCKER_CONFIG`, else `~/.docker`. */
export const clientFolder = (env: Env): string => env.DOCKER_CONFIG || join(env.HOME || homedir(), '.docker');

/** The name of the current context and whether the environment names it; null for the default one. */
export async function currentContext(env: Env): Promise<{ name: string; explicit: boolean } | null> {
  if (env.DOCKER_CONTEXT) return env.DOCKER_CONTEXT === 'default' ? null : { name: env.DOCKER_CONTEXT, explicit: true };
  const text = await readFile(join(clientFolder(env), 'config.json'), 'utf8').catch(() => '{}');
  const config = configShape.safeParse(parseJson(text));
  const name = config.success ? config.data.currentContext : undefined;
  return !name || name === 'default' ? null : { name, explicit: false };
}

/** Reads a context from disk. Throws ContextError when it is not there or not readable. */
export async function readContext(env: Env, name: string): Promise<Context> {
  const folder = join(clientFolder(env), 'contexts');
  const id = createHash('sha256').update(name).digest('hex');
  const text = await readFile(join(folder, 'meta', id, 'meta.json'), 'utf8').catch(() => null);
  if (text === null) throw new ContextError('there is no such context on disk');
  const meta = metaShape.safeParse(parseJson(text));
  if (!meta.success) throw new ContextError('its meta.json names no Docker endpoint');
  const docker = meta.data.Endpoints.docker;
  const certificates = join(folder, 'tls', id, 'docker');
  const hasTls = (await readFile(join(certificates, 'ca.pem')).catch(() => null)) !== null || docker.SkipTLSVerify;
  const tls = hasTls ? { folder: certificates, verify: docker.SkipTLSVerify !== true } : null;
  return { name, dockerHost: docker.Host, tls };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
