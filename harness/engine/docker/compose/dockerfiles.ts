/** Reads the Dockerfile that a service is built from, where it lies on this machine. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ComposeService } from './config.ts';
import {
  dockerfileBase,
  dockerfileCommand,
  dockerfileHealth,
  dockerfilePorts,
  type ImageHealth,
} from './dockerfile.ts';

/** What the image of a service will say of health; `unknown` when only the image itself can tell. */
export async function builtHealth(service: ComposeService): Promise<ImageHealth> {
  const file = await dockerfileOf(service);
  return file === null ? 'unknown' : dockerfileHealth(file.text, file.target);
}

/** What the image of a service starts with; null when only the image itself can tell. */
export async function builtCommand(service: ComposeService): Promise<readonly string[] | null> {
  const file = await dockerfileOf(service);
  return file === null ? null : dockerfileCommand(file.text, file.target);
}

/** What a service is built on, and what its Dockerfile exposes; `on` null: it cannot be told from here. */
export async function builtFrom(
  service: ComposeService,
): Promise<{ readonly on: string | null; readonly ports: readonly string[] }> {
  const file = await dockerfileOf(service);
  if (file === null) return { on: null, ports: [] };
  return { on: dockerfileBase(file.text, file.target), ports: dockerfilePorts(file.text, file.target) };
}

/** The text of the Dockerfile, and the stage that is meant; null: it is not on this machine. */
async function dockerfileOf({ build }: ComposeService): Promise<{ text: string; target: string | null } | null> {
  if (!build) return null;
  const target = build.target ?? null;
  if (build.dockerfile_inline) return { text: build.dockerfile_inline, target };
  if (!build.context || /^(\w+:\/\/|git@)/.test(build.context)) return null;
  const file = resolve(build.context, build.dockerfile ?? 'Dockerfile');
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : { text, target };
}
