/** Which programs an image has: looked up in a container that is made of it, never started, and removed. None is pulled. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type Docker from 'dockerode';
import type { FoundProgram, WantedProgram } from '../../model/image-facts.ts';
import type { EngineAddress } from '../../model/machine.ts';
import { ask, askUnless } from './ask.ts';
import { openEngine } from './client.ts';
import { runLabels } from './labels.ts';
import { makeNeverStarted } from './never-started.ts';

/** A file is found in milliseconds; an engine that is busier than that is not waited for. */
const patience = 10_000;

/** By this `recover` finds what a killed look left. */
const owner = { run: 'lint', project: 'resilience-lint' };

/** By name; null: none of its folders has it. Throws R402 or R409 where the engine does not answer or the image is not there. */
export async function programsIn(
  engine: EngineAddress,
  image: string,
  wanted: readonly WantedProgram[],
): Promise<ReadonlyMap<string, FoundProgram | null>> {
  const docker = openEngine(engine);
  const name = `${owner.project}-${randomBytes(4).toString('hex')}`;
  const made = makeNeverStarted(docker, { name, image, labels: runLabels(owner) });
  const container = await ask(`make a container of ${image}`, made, patience);
  try {
    const found = wanted.map(async (one) => [one.name, await find(container, one)] as const);
    return new Map(await Promise.all(found));
  } finally {
    await container.remove({ force: true, v: true }).catch(() => {
      // It has the label by which `recover` finds it.
    });
  }
}

async function find(container: Docker.Container, { folders, name }: WantedProgram): Promise<FoundProgram | null> {
  for (const path of folders.map((folder) => `${folder.replace(/\/$/, '')}/${name}`)) {
    const look = container.infoArchive({ path }) as Promise<IncomingMessage>;
    const answer = await askUnless([404], `look for ${path}`, look, patience);
    if (answer === null) continue;
    answer.resume();
    const header = String(answer.headers['x-docker-container-path-stat'] ?? '');
    const { linkTarget } = JSON.parse(Buffer.from(header, 'base64').toString('utf8')) as { linkTarget?: string };
    return { path, link: linkTarget ?? '' };
  }
  return null;
}
