/** A Compose project that is up as its owner brought it up: by plain Compose, with nothing of ours. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compose, dockerHost, images } from './tiny-stack.ts';

export interface PlainProject {
  readonly name: string;
  readonly folder: string;
  /** Compose with these words in its folder. */
  compose(...words: readonly string[]): Promise<string>;
  down(): Promise<void>;
}

const run = promisify(execFile);

/** Up, and healthy where there is a check. */
export async function plainProject(text: string): Promise<PlainProject> {
  const name = `shop${randomBytes(3).toString('hex')}`;
  const folder = await mkdtemp(join(tmpdir(), 'resilience-plain-'));
  await writeFile(join(folder, 'compose.yaml'), text);
  const env = {
    ...process.env,
    ...compose.env,
    DOCKER_HOST: dockerHost,
    RESILIENCE_NODE_IMAGE: images.node,
    COMPOSE_PROJECT_NAME: name,
  };
  const [program, ...first] = compose.command;
  const call = async (...words: readonly string[]): Promise<string> =>
    (await run(program!, [...first, ...words], { cwd: folder, env, timeout: 60_000 })).stdout;
  await call('up', '-d', '--wait');
  return {
    name,
    folder,
    compose: call,
    down: async () => void (await call('down', '-v', '-t', '1')),
  };
}
