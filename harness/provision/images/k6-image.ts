/** An image from a k6 program: the tools image with k6 in it. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type Docker from 'dockerode';
import { fail } from '../../model/failure.ts';
import { messageOf } from '../../model/message-of.ts';
import { follow } from './engine-progress.ts';

const dockerfile = 'ARG BASE\nFROM $BASE\nCOPY k6 /usr/bin/k6\n';

/** The image's name, which changes with what goes into it; made if it is not there. Throws R408. */
export async function ensureK6Image(docker: Docker, program: string, base: string): Promise<string> {
  const hash = createHash('sha256').update(`${dockerfile}${base}\0`);
  await pipeline(createReadStream(program), hash);
  const tag = `resilience/k6:${hash.digest('hex').slice(0, 12)}`;
  if (!(await hasImage(docker, tag))) {
    await build(docker, program, base, tag).catch((error: unknown) =>
      fail('R408', `the image for k6 cannot be made: ${messageOf(error)}`, {
        cause: error,
      }),
    );
  }
  return tag;
}

export const hasImage = (docker: Docker, name: string): Promise<boolean> =>
  docker
    .getImage(name)
    .inspect()
    .then(Boolean, () => false);

async function build(docker: Docker, program: string, base: string, tag: string): Promise<void> {
  const context = await mkdtemp(join(tmpdir(), 'k6-image-'));
  try {
    await writeFile(join(context, 'Dockerfile'), dockerfile);
    await copyFile(program, join(context, 'k6'));
    await chmod(join(context, 'k6'), 0o755);
    const options = { t: tag, buildargs: { BASE: base }, labels: { 'resilience.base': tag }, pull: false, rm: true };
    await follow(docker, await docker.buildImage({ context, src: ['Dockerfile', 'k6'] }, options));
  } finally {
    await rm(context, { recursive: true, force: true });
  }
}
