/** Removes everything that has one of some labels: containers first, then networks and volumes, without Compose. */
import { setTimeout as sleep } from 'node:timers/promises';
import type Docker from 'dockerode';
import { distinct } from '../../model/distinct.ts';
import type { Leftovers, RunLabels } from '../kind.ts';
import { ask, askUnless } from './ask.ts';

/** Names of what was found. */
export type Findings = Omit<Leftovers, keyof RunLabels>;

type Label = readonly [name: string, value: string];

/** Rounds of removal: more than one when something was on its way out already, or a network still had an endpoint. */
const rounds = 16;
/** How much longer each pause between rounds is than the one before, in milliseconds: three seconds in all. */
const pause = 25;

/** Everything with any of the labels. */
export async function findLabelled(docker: Docker, labels: readonly Label[]): Promise<Findings> {
  const each = await Promise.all(labels.map((label) => findOne(docker, label)));
  const merged = (pick: (findings: Findings) => readonly string[]) => distinct(each.flatMap(pick)).sort();
  return {
    containers: merged((findings) => findings.containers),
    networks: merged((findings) => findings.networks),
    volumes: merged((findings) => findings.volumes),
  };
}

/** What the engine tells of everything with this label: `name` for any value, or `name=value`. */
export async function listLabelled(docker: Docker, label: string) {
  const filters = { label: [label] };
  const [containers, networks, volumes] = await Promise.all([
    ask('list containers', docker.listContainers({ all: true, filters })),
    ask('list networks', docker.listNetworks({ filters })),
    ask('list volumes', docker.listVolumes({ filters })),
  ]);
  return { containers, networks, volumes: volumes.Volumes ?? [] };
}

async function findOne(docker: Docker, [name, value]: Label): Promise<Findings> {
  const { containers, networks, volumes } = await listLabelled(docker, `${name}=${value}`);
  return {
    containers: containers.map(({ Names, Id }) => (Names[0] ?? Id).replace(/^\//, '')),
    networks: networks.map((network) => network.Name),
    volumes: volumes.map((volume) => volume.Name),
  };
}

/** Removes it all, at once within each kind. Returns the names of what is still there; to call it again does no harm. */
export async function removeLabelled(docker: Docker, labels: readonly Label[]): Promise<readonly string[]> {
  for (let round = 1; ; round += 1) {
    const found = await findLabelled(docker, labels);
    const names = Object.values(found).flat();
    if (names.length === 0 || round > rounds) return names;
    if (round > 1) await sleep((round - 1) * pause);
    await removeFindings(docker, found);
  }
}

/** 404: gone already. 409 and 403: in use, or on its way out; the next round sees. */
const tolerated = [403, 404, 409];

async function removeFindings(docker: Docker, { containers, networks, volumes }: Findings): Promise<void> {
  const removeContainer = (name: string) =>
    askUnless(tolerated, `remove container ${name}`, docker.getContainer(name).remove({ force: true, v: true }));
  await Promise.all(containers.map(removeContainer));
  await Promise.all([
    ...networks.map((name) => askUnless(tolerated, `remove network ${name}`, docker.getNetwork(name).remove())),
    ...volumes.map((name) => askUnless(tolerated, `remove volume ${name}`, docker.getVolume(name).remove())),
  ]);
}
