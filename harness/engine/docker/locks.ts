/** A lock is a container that is never started: the engine gives a name to one at a time. */
import type Docker from 'dockerode';
import type { EngineAddress } from '../../model/machine.ts';
import type { HeldLock, Lock } from '../kind.ts';
import { ask, askUnless } from './ask.ts';
import { openEngine } from './client.ts';
import { byLabel, ownerLabel, projectLabel } from './labels.ts';
import { makeNeverStarted } from './never-started.ts';

/** Its value: what is locked. Not the label of what runs make, which goes before the last undo is done. */
const lockLabel = 'resilience.lock';
/** Beside it: the run that has it, and where its directory is. */
const holderLabel = 'resilience.lock.run';
const folderLabel = 'resilience.lock.folder';

const containerName = (name: string): string => `resilience-lock-${name.replaceAll(/[^a-zA-Z0-9_.-]+/g, '-')}`;

/** So often may one that is there be gone before it can be read. */
const rounds = 20;

export async function takeLock(engine: EngineAddress, lock: Lock, image: string): Promise<HeldLock | null> {
  const docker = openEngine(engine);
  for (let round = 1; round <= rounds; round += 1) {
    const made = makeNeverStarted(docker, { name: containerName(lock.name), image, labels: labelsOf(lock) });
    // 409: the name is another's.
    if ((await askUnless([409], `make the lock of ${lock.name}`, made)) !== null) return null;
    const held = docker.getContainer(containerName(lock.name)).inspect();
    const found = await askUnless([404], `inspect the lock of ${lock.name}`, held);
    if (found !== null) return heldLock(found.Config.Labels, Date.parse(found.Created));
  }
  throw new Error(`the lock of ${lock.name} is given up and taken all the time`);
}

export async function findLocks(engine: EngineAddress): Promise<readonly HeldLock[]> {
  const found = await list(openEngine(engine), byLabel(lockLabel));
  return found.map(({ Labels, Created }) => heldLock(Labels, Created * 1000));
}

export async function releaseLock(engine: EngineAddress, run: string): Promise<void> {
  const docker = openEngine(engine);
  for (const { Id } of await list(docker, byLabel(holderLabel, run))) {
    await askUnless([404, 409], 'remove a lock', docker.getContainer(Id).remove({ force: true }));
  }
}

const list = (docker: Docker, filters: { label: string[] }): Promise<readonly Docker.ContainerInfo[]> =>
  ask('list containers', docker.listContainers({ all: true, filters }));

const labelsOf = ({ name, run, project, owner, folder }: Lock): Record<string, string> => ({
  [lockLabel]: name,
  [holderLabel]: run,
  [projectLabel]: project,
  [folderLabel]: folder,
  ...(owner !== undefined && { [ownerLabel]: owner }),
});

function heldLock(labels: Readonly<Record<string, string>>, since: number): HeldLock {
  const { [lockLabel]: name = '', [holderLabel]: run = '', [projectLabel]: project = '' } = labels;
  const { [folderLabel]: folder = '', [ownerLabel]: owner } = labels;
  return { name, run, project, folder, since, ...(owner !== undefined && { owner }) };
}
