/** Whose containers an engine is about: those of one Compose project, by its label, or exactly the ones that a run attaches to. */
import type Docker from 'dockerode';
import type { Attachment } from '../../model/attachment.ts';
import { distinct } from '../../model/distinct.ts';
import type { Replica } from '../../model/event.ts';
import type { ContainerId } from '../engine.ts';
import { ask, askUnless } from './ask.ts';
import { byLabel, composeNetworkLabel, composeOneOffLabel, composeProjectLabel, replicaOf } from './labels.ts';

type Labels = Readonly<Record<string, string>>;

export interface Members {
  /** Which replica of which service a container is; null: it is none of them. Works for events too, which repeat a container's labels. */
  replicaOf(id: ContainerId, labels: Labels): Replica | null;
  /** Those that are there, stopped ones included, in no order. */
  list(docker: Docker): Promise<readonly Docker.ContainerInfo[]>;
  /** Their networks: a scenario's name for each → the engine's. */
  networks(docker: Docker): Promise<ReadonlyMap<string, string>>;
}

export const membersOf = (attached: Attachment | undefined, project: string): Members =>
  attached === undefined ? ofProject(project) : ofAttachment(attached);

/** The project of a run's own. */
export function ofProject(project: string): Members {
  return {
    ...byProject(project),
    networks: async (docker) => {
      const found = await ask('list networks', docker.listNetworks({ filters: byLabel(composeProjectLabel, project) }));
      return new Map(found.map((one) => [one.Labels?.[composeNetworkLabel] ?? one.Name, one.Name]));
    },
  };
}

/** A container of a `docker compose run` has the project's label, and is no replica of its service. */
const byProject = (project: string): Omit<Members, 'networks'> => {
  const own = (labels: Labels): boolean =>
    labels[composeProjectLabel] === project && labels[composeOneOffLabel] !== 'True';
  return {
    replicaOf: (_, labels) => (own(labels) ? replicaOf(labels) : null),
    list: async (docker) => {
      const filters = byLabel(composeProjectLabel, project);
      const found = await ask('list containers', docker.listContainers({ all: true, filters }));
      return found.filter(({ Labels }) => own(Labels));
    },
  };
};

function byIds({ containers }: Attachment): Omit<Members, 'networks'> {
  const replicas = new Map(containers.map(({ id, service, replica }) => [id, { service, replica }]));
  return {
    replicaOf: (id) => replicas.get(id) ?? null,
    list: (docker) =>
      ask('list containers', docker.listContainers({ all: true, filters: { id: [...replicas.keys()] } })),
  };
}

/** What is attached to is on whatever networks it was put on: a project's own by their keys, all others by their names. */
function ofAttachment(attached: Attachment): Members {
  const members = attached.by === 'project' ? byProject(attached.name) : byIds(attached);
  return {
    ...members,
    networks: async (docker) => {
      const there = await members.list(docker);
      const names = distinct(there.flatMap(({ NetworkSettings }) => Object.keys(NetworkSettings.Networks)));
      const found = await Promise.all(
        names
          .filter((name) => !noNetwork.has(name))
          .map((name) => askUnless([404], `inspect the network ${name}`, docker.getNetwork(name).inspect())),
      );
      return new Map(found.filter((one) => one !== null).map((one) => [networkKey(one, attached), one.Name]));
    },
  };
}

/** What the engine lists among the networks, and nobody else can join for it. */
const noNetwork: ReadonlySet<string> = new Set(['host', 'none']);

/** What a scenario calls a network. */
export const networkKey = (
  { Name, Labels = {} }: Pick<Docker.NetworkInspectInfo, 'Name' | 'Labels'>,
  { by, name }: Attachment,
): string => (by === 'project' && Labels[composeProjectLabel] === name && Labels[composeNetworkLabel]) || Name;
