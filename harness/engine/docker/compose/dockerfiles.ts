/** Reads the Dockerfile that a service is built from, where it lies on this machine. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ComposeService } from './config.ts';
import { dockerfileHealth, type ImageHealth } from './dockerfile.ts';

/** What the image of a service will say of health; `unknown` when only the image itself can tell. */
export async function builtHealth({ build }: ComposeService): Promise<ImageHealth> {
  if (!build) return 'unknown';
  const target = build.target ?? null;
  if (build.dockerfile_inline) return dockerfileHealth(build.dockerfile_inline, target);
  if (!build.context || /^(\w+:\/\/|git@)/.test(build.context)) return 'unknown';
  const file = resolve(build.context, build.dockerfile ?? 'Dockerfile');
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? 'unknown' : dockerfileHealth(text, target);
}
