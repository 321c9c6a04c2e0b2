/** What can be attached to: a Compose project that is up, by its name or its folder, or containers that are named one by one. */
import { realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type Docker from 'dockerode';
import type { AttachedContainer, Attachment } from '../../../model/attachment.ts';
import { listText } from '../../../model/count-text.ts';
import { distinct } from '../../../model/distinct.ts';
import { fail } from '../../../model/failure.ts';
import type { EngineAddress } from '../../../model/machine.ts';
import type { NamedContainer } from '../../kind.ts';
import { ask, askUnless } from '../ask.ts';
import { openEngine } from '../client.ts';
import {
  composeFilesLabel,
  composeFolderLabel,
  composeOneOffLabel,
  composeProjectLabel,
  replicaOf,
  runLabel,
} from '../labels.ts';
import { type AttachedTo, otherHealers } from './healers.ts';

/** By its name, else by its folder. Throws R230 where there is none, R231 where it is not up, R232 where a run brought it up. */
export async function findProject(engine: EngineAddress, nameOrFolder: string): Promise<Attachment> {
  const docker = openEngine(engine);
  const filters = { label: [composeProjectLabel] };
  const all = await ask('list containers', docker.listContainers({ all: true, filters }));
  const composed = all.filter(({ Labels }) => Labels[composeOneOffLabel] !== 'True');
  const projects = Map.groupBy(composed, ({ Labels }) => Labels[composeProjectLabel]!);
  const name = projects.has(nameOrFolder) ? nameOrFolder : await byFolder(projects, nameOrFolder);
  const containers = projects.get(name)!;
  refuseRuns(`the project ${name}`, containers);
  if (!containers.some(({ State }) => State === 'running')) {
    fail('R231', `the project ${name} is not up: none of its ${containers.length} containers runs`, {
      fix: 'start it (`docker compose up -d`), or leave --attach out and the run brings it up itself',
    });
  }
  const targets = containers.map(({ Labels }) => ({ ...replicaOf(Labels), labels: Labels }));
  return {
    ...{ name, by: 'project', containers: sorted(containers.map(composedContainer)) },
    ...(await healing(docker, targets)),
  };
}

const composedContainer = ({ Id, Names, Labels }: Docker.ContainerInfo): AttachedContainer => ({
  id: Id,
  name: plain(Names[0] ?? Id),
  ...replicaOf(Labels),
});

const plain = (name: string): string => name.replace(/^\//, '');

const sorted = (containers: readonly AttachedContainer[]): readonly AttachedContainer[] =>
  containers.toSorted((a, b) => (a.service === b.service ? a.replica - b.replica : a.service < b.service ? -1 : 1));

async function healing(docker: Docker, targets: readonly AttachedTo[]): Promise<Pick<Attachment, 'healers'>> {
  const healers = await otherHealers(docker, targets);
  return healers.length === 0 ? {} : { healers };
}

type Projects = ReadonlyMap<string, readonly Docker.ContainerInfo[]>;

/** A project that was started in the folder, or of whose files the first lies there. */
async function byFolder(projects: Projects, asked: string): Promise<string> {
  const folder = await realpath(asked).catch(() => resolve(asked));
  const here = [...projects].filter(([, containers]) =>
    containers.some(({ Labels }) => foldersOf(Labels).includes(folder)),
  );
  const names = here.map(([name]) => name).sort();
  if (names.length === 1) return names[0]!;
  if (names.length > 1) {
    return fail('R230', `${names.length} projects are up from the folder ${asked}: ${names.join(', ')}`, {
      fix: 'name the one that is meant',
    });
  }
  const up = [...projects.keys()].sort();
  return fail('R230', `there is no Compose project called ${asked}, and none that was started in a folder ${folder}`, {
    fix:
      up.length === 0
        ? 'no Compose project has a container on this engine: start it (`docker compose up -d`), or see that DOCKER_HOST is the right engine'
        : `name ${up.length === 1 ? 'the one' : 'one'} that is there: ${listText(up, 'or')}`,
  });
}

const foldersOf = (labels: Readonly<Record<string, string>>): readonly string[] => {
  const [first] = (labels[composeFilesLabel] ?? '').split(',');
  return [labels[composeFolderLabel] ?? '', ...(first ? [dirname(first)] : [])];
};

/** The containers of a run end with it, and are its own to break. */
function refuseRuns(what: string, containers: readonly Pick<Docker.ContainerInfo, 'Labels'>[]): void {
  const runs = distinct(containers.flatMap(({ Labels }) => Labels[runLabel] ?? []));
  if (runs.length === 0) return;
  fail('R232', `${what} belongs to the run ${runs.join(', ')}`, {
    fix: 'attach to what nobody tests, or remove what a killed run left: `resilience recover`',
  });
}

/**
 * Exactly these, whoever started them; their replicas are counted in the order in which they are named. Throws R230 for one that is not
 * there, R231 for one that does not run, R232 for one of a run.
 */
export async function attachmentOf(
  engine: EngineAddress,
  name: string,
  containers: readonly NamedContainer[],
): Promise<Attachment> {
  const docker = openEngine(engine);
  const counts = new Map<string, number>();
  const found: AttachedContainer[] = [];
  const targets: AttachedTo[] = [];
  for (const { container, service } of containers) {
    const call = docker.getContainer(container).inspect();
    const api = await askUnless([404], `inspect the container ${container}`, call);
    if (api === null) return fail('R230', `there is no container ${container} on this engine`);
    const called = plain(api.Name);
    refuseRuns(`the container ${called}`, [{ Labels: api.Config.Labels }]);
    if (api.State.Status !== 'running') {
      fail('R231', `the container ${called} is ${api.State.Status}, and does not run`, {
        fix: `docker start ${called}`,
      });
    }
    const replica = (counts.get(service) ?? 0) + 1;
    counts.set(service, replica);
    found.push({ id: api.Id, name: called, service, replica });
    targets.push({ service, labels: api.Config.Labels });
  }
  if (found.length === 0) fail('R230', 'no container is named to attach to');
  return { name, by: 'containers', containers: sorted(found), ...(await healing(docker, targets)) };
}
