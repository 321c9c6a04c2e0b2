/** The project's containers through the engine's API. */
import type Docker from 'dockerode';
import type { ReachedEngine } from '../../model/machine.ts';
import { type Duration, milliseconds } from '../../model/time.ts';
import type { ContainerId, Containers, ContainerView, EngineTime } from '../engine.ts';
import { ask, askUnless, patience } from './ask.ts';
import { demux } from './demux.ts';
import { type ExecFor, execIn } from './exec.ts';
import { openLog } from './log.ts';
import type { Members } from './members.ts';
import { fromRfc3339 } from './time.ts';
import { containerView } from './view.ts';

const short = (id: ContainerId): string => `container ${id.slice(0, 12)}`;
const wholeSeconds = (length: number): number => Math.ceil(length / 1000);

export function dockerContainers(
  docker: Docker,
  members: Members,
  engineMajor: number | null,
  execFor: ExecFor,
  forward: ReachedEngine['forward'] = null,
): Containers {
  /** By the engine's port: one that stays the same keeps its way. */
  const ways = new Map<number, Promise<number>>();
  const nearView = async (view: ContainerView): Promise<ContainerView> => {
    if (forward === null) return view;
    const ports = view.ports.map(async (port) => {
      const way = ways.get(port.host) ?? forward(port.host);
      ways.set(port.host, way);
      way.catch(() => ways.delete(port.host));
      return { ...port, host: await way, address: '127.0.0.1' };
    });
    return { ...view, ports: await Promise.all(ports) };
  };

  const inspect = async (id: ContainerId): Promise<ContainerView | null> => {
    const api = await askUnless([404], `inspect ${short(id)}`, docker.getContainer(id).inspect());
    return api === null
      ? null
      : nearView(containerView(api, engineMajor, members.replicaOf(api.Id, api.Config.Labels)));
  };

  const list = async (): Promise<readonly ContainerView[]> => {
    const views = await Promise.all((await members.list(docker)).map((one) => inspect(one.Id)));
    return views
      .filter((view) => view !== null)
      .sort((a, b) => (a.service === b.service ? a.replica - b.replica : a.service < b.service ? -1 : 1));
  };

  /** 304: it is so already. A stop takes its grace before it is answered. */
  const change = async (
    id: ContainerId,
    verb: string,
    call: (container: Docker.Container) => Promise<unknown>,
    grace = 0,
  ) => {
    await askUnless([304], `${verb} ${short(id)}`, call(docker.getContainer(id)), patience + grace);
  };

  return {
    list,
    inspect,
    start: (id) => change(id, 'start', (container) => container.start()),
    stop: (id, grace) => change(id, 'stop', (container) => container.stop({ t: wholeSeconds(grace) }), grace),
    restart: (id, grace) => change(id, 'restart', (container) => container.restart({ t: wholeSeconds(grace) }), grace),
    kill: (id, signal) => change(id, 'kill', (container) => container.kill({ signal })),
    pause: (id) => change(id, 'pause', (container) => container.pause()),
    unpause: (id) => change(id, 'unpause', (container) => container.unpause()),
    remove: (id) =>
      askUnless([404], `remove ${short(id)}`, docker.getContainer(id).remove({ force: true, v: true })).then(
        () => undefined,
      ),
    limitCpu: (id, cpus) =>
      change(id, 'update', async (container) => container.update(await cpuUpdate(container, cpus))),
    cpuUsed: async (id) => cpuUsed(docker.getContainer(id)),
    written: async (id) => {
      const found = await askUnless([404], `list what ${short(id)} wrote`, docker.getContainer(id).changes());
      // Where nothing differs the engine answers `null`, which its client hands on as bytes.
      return Array.isArray(found) ? (found as readonly { readonly Path: string }[]).map((one) => one.Path) : [];
    },
    exec: (id, command) => ask(`run a command in ${short(id)}`, execIn(docker.getContainer(id), command)),
    execFor,
    logs: async (id, last) => {
      const options = {
        stdout: true,
        stderr: true,
        timestamps: true,
        follow: false,
        ...(last === undefined ? {} : { tail: last }),
      } as const;
      return demux(await ask(`read the logs of ${short(id)}`, docker.getContainer(id).logs(options)));
    },
    openLog: (id, since, signal) => openLog(docker, id, since, signal),
  };
}

/** Microseconds; the kernel's own default, in which the engine counts `NanoCpus` too. */
const cpuPeriod = 100_000;

/**
 * A container keeps to the option it was made with, because the engine refuses the other (moby `container_unix.go`,
 * `UpdateContainer`). Without one it gets a quota: that alone can be lifted again, by −1, where `NanoCpus` of 0 means "as it is".
 */
async function cpuUpdate(container: Docker.Container, cpus: number): Promise<object> {
  const { HostConfig: had } = await container.inspect();
  if ((had.NanoCpus ?? 0) > 0) return { NanoCpus: Math.round(cpus * 1e9) };
  if (cpus === 0) return { CpuQuota: -1 };
  const period = had.CpuPeriod || cpuPeriod;
  return { CpuPeriod: period, CpuQuota: Math.round(cpus * period) };
}

/** One reading of the control group, without the second one that the engine would wait for. */
async function cpuUsed(container: Docker.Container): Promise<{ cpu: Duration; at: EngineTime } | null> {
  const read = container.stats({ stream: false, 'one-shot': true });
  const stats = await askUnless([404], 'read the use of CPU', read);
  // Of a container that is down the engine sends a form without entries, its time included.
  const at = fromRfc3339(stats?.read);
  return stats === null || at === null ? null : { cpu: milliseconds(stats.cpu_stats.cpu_usage.total_usage / 1e6), at };
}
