/** The services of what is attached to, as the engine's `inspect` has them: no Compose file is read. */
import type Docker from 'dockerode';
import type { Attachment } from '../../../model/attachment.ts';
import { distinct } from '../../../model/distinct.ts';
import type { EngineAddress } from '../../../model/machine.ts';
import type { Dependency } from '../../../model/one-shot.ts';
import type { ResolvedService, ServiceNetwork } from '../../../model/plan.ts';
import type { NamespaceOwner, SharedNamespaces } from '../../../model/shared-namespaces.ts';
import type { DependsOn, ServiceName } from '../../../model/stack.ts';
import { seconds } from '../../../model/time.ts';
import { ask } from '../ask.ts';
import { openEngine } from '../client.ts';
import { closedOf, isEngineSocket } from '../compose/services.ts';
import { engineMajor } from '../facts.ts';
import { composeDependsOnLabel } from '../labels.ts';
import { membersOf, networkKey } from '../members.ts';
import { type ApiHealth, healthSettings, restartPolicy } from '../settings.ts';

type Inspected = Docker.ContainerInspectInfo;
type Networks = ReadonlyMap<string, Docker.NetworkInspectInfo>;

/** Sorted by name; a service's settings are those of its first container. */
export async function attachedServices(
  engine: EngineAddress,
  attached: Attachment,
): Promise<readonly ResolvedService[]> {
  const docker = openEngine(engine);
  const major = await engineMajor(docker);
  const inspect = (id: string) => ask(`inspect container ${id.slice(0, 12)}`, docker.getContainer(id).inspect());
  const all = await Promise.all(attached.containers.map(async (one) => ({ ...one, api: await inspect(one.id) })));
  const networks = await networksOf(docker, attached);
  const names = distinct(all.map(({ service }) => service)).sort();
  const serviceOf = (id: string): ServiceName | undefined =>
    all.find(({ api }) => api.Id === id || api.Name === `/${id}`)?.service;
  return names.map((name) => {
    const own = all.filter(({ service }) => service === name);
    return { ...serviceFrom(name, own[0]!.api, { attached, major, networks, serviceOf }), replicas: own.length };
  });
}

async function networksOf(docker: Docker, attached: Attachment): Promise<Networks> {
  const names = [...(await membersOf(attached, '').networks(docker)).values()];
  const all = await Promise.all(
    names.map((name) => ask(`inspect the network ${name}`, docker.getNetwork(name).inspect())),
  );
  return new Map(all.map((one) => [one.Name, one]));
}

interface Surroundings {
  readonly attached: Attachment;
  readonly major: number | null;
  readonly networks: Networks;
  /** By the id or the name of a container. */
  readonly serviceOf: (container: string) => ServiceName | undefined;
}

function serviceFrom(name: ServiceName, api: Inspected, around: Surroundings): Omit<ResolvedService, 'replicas'> {
  const { Config: config, HostConfig: host } = api;
  const health = healthSettings(config.Healthcheck as ApiHealth | undefined, around.major);
  const dependsOn = dependencies(config.Labels[composeDependsOnLabel] ?? '');
  const socket = (api.Mounts ?? []).some(({ Source, Destination }) =>
    isEngineSocket({ source: Source, target: Destination }),
  );
  return {
    name,
    image: config.Image,
    health,
    healthFrom: health === null ? 'none' : 'compose',
    restart: restartPolicy(host.RestartPolicy?.Name, host.RestartPolicy?.MaximumRetryCount),
    stopGrace: seconds((config as StopSettings).StopTimeout ?? 10),
    init: host.Init ?? false,
    ports: portsOf(host.PortBindings as Docker.PortMap | undefined),
    networks: networksOn(name, api, around),
    ...(dependsOn.length > 0 && { dependsOn }),
    ...(socket && { engineSocket: true as const }),
    ...sharesOf(host, around),
    asFound: true,
    ...(host.AutoRemove === true && { goesWithItsEnd: true as const }),
  };
}

/** What the client's types leave out. */
interface StopSettings {
  readonly StopTimeout?: number;
}

/** A port that the engine chose is another one after each start. */
function portsOf(bindings: Docker.PortMap = {}): ResolvedService['ports'] {
  return Object.entries(bindings).flatMap(([key, hosts]) => {
    const [port, protocol] = key.split('/');
    if (protocol !== 'tcp' || hosts === null || hosts.length === 0) return [];
    return [{ container: Number(port), host: Number(hosts[0]!.HostPort) || null }];
  });
}

/** Without the names that every container has by itself. */
function networksOn(service: ServiceName, api: Inspected, { attached, networks }: Surroundings): ServiceNetwork[] {
  const own = [service, api.Name.slice(1), api.Id.slice(0, 12)];
  return Object.entries(api.NetworkSettings.Networks).flatMap(([name, endpoint]) => {
    const network = networks.get(name);
    if (network === undefined) return [];
    const aliases = distinct((endpoint.Aliases ?? []) as readonly string[]).filter((alias) => !own.includes(alias));
    const driver = { internal: network.Internal, driver: network.Driver };
    return [{ name: networkKey(network, attached), aliases, ...closedOf(driver) }];
  });
}

/** As Compose writes its label: `db:service_healthy:false,cache:service_started:true`; the last says whether it is restarted with it. */
const dependencies = (label: string): readonly Dependency[] =>
  label
    .split(',')
    .filter((one) => one !== '')
    .map((one) => {
      const [service = '', condition] = one.split(':');
      return { service, condition: condition as DependsOn };
    });

function sharesOf(
  { NetworkMode, PidMode, IpcMode }: Docker.HostConfig,
  { serviceOf }: Surroundings,
): Pick<ResolvedService, 'shares'> {
  const owner = (mode: string | undefined): NamespaceOwner | null => {
    if (mode === 'host' || mode === 'none') return { is: mode };
    const container = /^container:(.+)$/.exec(mode ?? '')?.[1];
    if (container === undefined) return null;
    const service = serviceOf(container);
    return service === undefined ? { is: 'container', name: container } : { is: 'service', name: service };
  };
  const modes = { network: owner(NetworkMode), pid: owner(PidMode), ipc: owner(IpcMode) };
  const shares = Object.fromEntries(Object.entries(modes).filter(([, one]) => one !== null)) as SharedNamespaces;
  return Object.keys(shares).length > 0 ? { shares } : {};
}
