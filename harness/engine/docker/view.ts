/** What `inspect` says of a container, as the harness sees it. */
import type Docker from 'dockerode';
import type { Replica } from '../../model/event.ts';
import type { Json } from '../../model/record.ts';
import type { ContainerView, HealthLogEntry, Mount, NetworkAttachment } from '../engine.ts';
import { replicaOf } from './labels.ts';
import { type ApiHealth, healthSettings, restartPolicy } from './settings.ts';
import { fromRfc3339 } from './time.ts';

/** `engineMajor` decides the engine's default start interval. `replica`: null where only the container's labels tell. */
export function containerView(
  api: Docker.ContainerInspectInfo,
  engineMajor: number | null,
  replica: Replica | null = null,
): ContainerView {
  const { State: state, Config: config, HostConfig: host } = api;
  const status = state.Status as ContainerView['status'];
  const ended = status === 'exited' || status === 'dead' || status === 'restarting';
  return {
    id: api.Id,
    name: api.Name.replace(/^\//, ''),
    ...(replica ?? replicaOf(config.Labels)),
    status,
    pid: state.Pid,
    exitCode: ended ? state.ExitCode : null,
    ...(state.OOMKilled && { oomKilled: true as const }),
    ...(state.Error && { startError: state.Error }),
    restartCount: api.RestartCount,
    startedAt: fromRfc3339(state.StartedAt) ?? 0,
    finishedAt: fromRfc3339(state.FinishedAt),
    health: health(state.Health),
    healthSettings: healthSettings(config.Healthcheck as ApiHealth | undefined, engineMajor),
    restart: restartPolicy(host.RestartPolicy?.Name, host.RestartPolicy?.MaximumRetryCount),
    ...mounts(api),
    cpus: cpuLimit(host),
    image: config.Image,
    imageDigest: api.Image,
    networks: attachments(api),
    ports: ports(api.NetworkSettings.Ports),
  };
}

const unnamed = /^[0-9a-f]{64}$/;

/** The engine gives a volume that nobody named a name of 64 digits. What is in memory it lists with the settings alone. */
function mounts({ Mounts = [], HostConfig }: Docker.ContainerInspectInfo): Pick<ContainerView, 'mounts'> {
  const kinds = { volume: 'volume', bind: 'folder', tmpfs: 'memory' } as const;
  const listed = Mounts.flatMap(({ Type, Name, Destination: path }): readonly Mount[] => {
    const is = kinds[Type as keyof typeof kinds];
    return is === undefined ? [] : [{ path, is: is === 'volume' && unnamed.test(Name ?? '') ? 'unnamed' : is }];
  });
  const inMemory = Object.keys((HostConfig.Tmpfs as Record<string, string> | undefined) ?? {});
  const all = [...listed, ...inMemory.map((path): Mount => ({ path, is: 'memory' }))];
  return all.length === 0 ? {} : { mounts: all.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** By either of the engine's options; a quota of −1 is a limit that was lifted. */
export function cpuLimit({
  NanoCpus = 0,
  CpuPeriod = 0,
  CpuQuota = 0,
}: Pick<Docker.HostConfig, 'NanoCpus' | 'CpuPeriod' | 'CpuQuota'>): number {
  if (NanoCpus > 0) return NanoCpus / 1e9;
  return CpuQuota > 0 ? CpuQuota / (CpuPeriod || 100_000) : 0;
}

function health(api: Docker.ContainerInspectInfo['State']['Health']): ContainerView['health'] {
  const status = api?.Status;
  if (api === undefined || (status !== 'starting' && status !== 'healthy' && status !== 'unhealthy')) return null;
  return { status, streak: api.FailingStreak, log: (api.Log ?? []).map(look) };
}

/** The log's instants are RFC 3339 with nanoseconds, in the engine's local time zone. */
function look(api: { Start: string; End: string; ExitCode: number; Output: string }): HealthLogEntry {
  return {
    start: fromRfc3339(api.Start) ?? 0,
    end: fromRfc3339(api.End) ?? 0,
    exitCode: api.ExitCode,
    output: api.Output,
  };
}

function attachments(api: Docker.ContainerInspectInfo): NetworkAttachment[] {
  return Object.entries(api.NetworkSettings.Networks ?? {}).map(([network, endpoint]) => ({
    network,
    aliases: aliasesOf(endpoint, api.Id),
    address: endpoint.IPAddress,
    address6: endpoint.GlobalIPv6Address || null,
    fixedAddress: (endpoint.IPAMConfig as { IPv4Address?: string } | null | undefined)?.IPv4Address ?? null,
    endpoint: endpointAsked(endpoint),
  }));
}

/** Older APIs list the container's own short id among the aliases; every connect adds it by itself. */
export const aliasesOf = ({ Aliases }: Pick<Docker.EndpointSettings, 'Aliases'>, id: string): readonly string[] =>
  (Aliases ?? []).filter((alias: string) => alias !== id.slice(0, 12));

/** What somebody asked for as it was attached, in the engine's words; what the engine chose itself is left out. */
export function endpointAsked(endpoint: object): Json {
  const all: Json = { ...endpoint };
  const asked = ['IPAMConfig', 'Links', 'DriverOpts', 'GwPriority'].map((key) => [key, all[key]] as const);
  return Object.fromEntries(asked.filter(([, value]) => Boolean(value)));
}

/** TCP only: these are the ports that probes may be pointed at. */
function ports(api: Docker.ContainerInspectInfo['NetworkSettings']['Ports']): ContainerView['ports'][number][] {
  return Object.entries(api ?? {}).flatMap(([key, bindings]) => {
    const [container, protocol] = key.split('/');
    if (protocol !== 'tcp') return [];
    return (bindings ?? []).map(({ HostIp, HostPort }) => ({
      container: Number(container),
      host: Number(HostPort),
      address: HostIp,
    }));
  });
}
