/** How the containers that are attached to, and their networks, are: what `inspect` says of them, without what changes by itself. */
import type Docker from 'dockerode';
import type { FoundThing } from '../../../model/found.ts';
import { type Json, leavesOf } from '../../../model/record.ts';
import { ask, askUnless } from '../ask.ts';
import type { Members } from '../members.ts';
import { aliasesOf, cpuLimit, endpointAsked } from '../view.ts';

/** Containers first, each kind by name. */
export async function foundThings(docker: Docker, members: Members): Promise<readonly FoundThing[]> {
  const listed = await members.list(docker);
  const inspected = await Promise.all(
    listed.map(({ Id }) => askUnless([404], `inspect container ${Id.slice(0, 12)}`, docker.getContainer(Id).inspect())),
  );
  const names = [...(await members.networks(docker)).values()];
  const networks = await Promise.all(
    names.map((name) => ask(`inspect the network ${name}`, docker.getNetwork(name).inspect())),
  );
  return [
    ...sorted(inspected.filter((one) => one !== null).map(foundContainer)),
    ...sorted(networks.map(foundNetwork)),
  ];
}

const sorted = (things: readonly FoundThing[]): readonly FoundThing[] =>
  things.toSorted((a, b) => (a.name < b.name ? -1 : 1));

export function foundContainer(api: Docker.ContainerInspectInfo): FoundThing {
  const { NanoCpus, CpuPeriod, CpuQuota, ...host } = api.HostConfig;
  const { Status, ExitCode, Health } = api.State;
  const networks = Object.entries(api.NetworkSettings.Networks ?? {}).map(([name, endpoint]) => [
    name,
    { aliases: aliasesOf(endpoint, api.Id).toSorted(), ...endpointAsked(endpoint) },
  ]);
  const facts = {
    image: api.Image,
    config: api.Config,
    host: { ...host, cpus: cpuLimit({ NanoCpus, CpuPeriod, CpuQuota }) },
    mounts: (api.Mounts ?? []).toSorted((a, b) => (a.Destination < b.Destination ? -1 : 1)),
    networks: Object.fromEntries(networks),
    ports: publishedPorts(api),
    state: { status: Status, health: Health?.Status, ...(Status === 'exited' && { exitCode: ExitCode }) },
  };
  return { is: 'container', name: api.Name.slice(1), id: api.Id, facts: textsOf(facts) };
}

/** One that the engine chose is another one after each start: that there is one must stay. */
function publishedPorts({ HostConfig, NetworkSettings }: Docker.ContainerInspectInfo): Json {
  const asked = (HostConfig.PortBindings ?? {}) as Docker.PortMap;
  return Object.fromEntries(
    Object.entries(NetworkSettings.Ports ?? {}).map(([port, hosts]) => {
      const isFixed = (asked[port] ?? []).some(({ HostPort }) => Number(HostPort) > 0);
      const at = (hosts ?? []).map(({ HostIp, HostPort }) => (isFixed ? `${HostIp}:${HostPort}` : HostIp));
      return [port, at.toSorted()];
    }),
  );
}

function foundNetwork(api: Docker.NetworkInspectInfo): FoundThing {
  const { Driver, Internal, Attachable, EnableIPv6, IPAM, Options, Labels } = api;
  const facts = { Driver, Internal, Attachable, EnableIPv6, IPAM, Options, Labels };
  return { is: 'network', name: api.Name, id: api.Id, facts: textsOf(facts) };
}

const textsOf = (facts: Json): FoundThing['facts'] =>
  Object.fromEntries(leavesOf(facts, (leaf) => JSON.stringify(leaf ?? null)));
