/** Who is connected with whom, seen by looking at the sockets of every container once a second: what is over stays to be seen for a minute. */
import type { ContainerId, ContainerView } from '../engine/engine.ts';
import type { ContainerSockets, SocketEnd } from '../engine/sockets.ts';
import { distinct } from '../model/distinct.ts';
import { messageOf } from '../model/message-of.ts';
import type { PlannedService } from '../model/plan.ts';
import type { ServiceName } from '../model/stack.ts';
import { after, seconds } from '../model/time.ts';
import type { LiveContext } from '../runner/context.ts';

export interface SeenConnections {
  readonly from: ServiceName;
  readonly to: ServiceName;
  readonly port: number;
  readonly count: number;
}

export interface SocketWatch {
  /** Once, at once. */
  look(): Promise<void>;
  /** Once a second until then, and once more. What the engine does not permit is not seen. */
  until(signal: AbortSignal): Promise<void>;
  /** Ports where a container listens for others. */
  listening(container: ContainerId): readonly number[];
  firstProcess(service: ServiceName): readonly string[];
  /** In the order in which they were first seen. */
  seen(): readonly SeenConnections[];
  /** Why nothing can be seen; null: it can. */
  refused(): string | null;
}

const pause = seconds(1);

export function watchSockets({ env, plan }: Pick<LiveContext, 'env' | 'plan'>): SocketWatch {
  const processes = new Map<ServiceName, readonly string[]>();
  const ports = new Map<ContainerId, readonly number[]>();
  /** One end and the other, as text → who it is from and to. */
  const connections = new Map<string, Omit<SeenConnections, 'count'>>();
  let reason: string | null = null;

  const look = async (): Promise<void> => {
    const views = (await env.engine.containers.list()).filter((one) => ownsNetwork(one, plan.services));
    const seen = await env.engine.helperContainers.sockets(views.map((one) => one.id));
    const serviceAt = new Map(
      views.flatMap((one) => addressesOf(one).map((address) => [address, one.service] as const)),
    );
    for (const { container, firstProcess, sockets } of seen) {
      const view = views.find((one) => one.id === container)!;
      if (firstProcess.length > 0) processes.set(view.service, firstProcess);
      const open = sockets.filter(({ state, local }) => state === 'listens' && !isOwn(local.address));
      ports.set(container, distinct([...(ports.get(container) ?? []), ...open.map(({ local }) => local.port)]));
    }
    const listens = (end: SocketEnd): boolean =>
      views.some((one) => addressesOf(one).includes(end.address) && ports.get(one.id)?.includes(end.port));
    for (const [local, remote] of seen.flatMap(endsOf)) {
      const [self, other] = [serviceAt.get(local.address), serviceAt.get(remote.address)];
      if (self === undefined || other === undefined || self === other) continue;
      const isCaller = !listens(local) && (listens(remote) || remote.port < local.port);
      const [from, to] = isCaller ? [local, remote] : [remote, local];
      const names = isCaller ? { from: self, to: other } : { from: other, to: self };
      connections.set(`${from.address} ${from.port} ${to.address} ${to.port}`, { ...names, port: to.port });
    }
  };

  return {
    look: () =>
      look().catch((error: unknown) => {
        reason = messageOf(error);
      }),
    async until(signal) {
      while (!signal.aborted && reason === null) {
        await this.look();
        await env.clock.sleepUntil(after(env.clock.now(), pause), signal).catch(() => undefined);
      }
      if (reason === null) await this.look();
    },
    listening: (container) => ports.get(container) ?? [],
    firstProcess: (service) => processes.get(service) ?? [],
    seen: () =>
      [...Map.groupBy(connections.values(), ({ from, to, port }) => `${from} ${to} ${port}`).values()].map((group) => ({
        ...group[0]!,
        count: group.length,
      })),
    refused: () => reason,
  };
}

/** What shares another's network has that one's sockets. */
const ownsNetwork = ({ service }: ContainerView, services: readonly PlannedService[]): boolean =>
  services.find((one) => one.name === service)?.shares?.network === undefined;

const addressesOf = ({ networks }: ContainerView): readonly string[] =>
  networks.flatMap(({ address, address6 }) => [address, address6 ?? '']).filter((one) => one !== '');

/** Only who is in it reaches it. */
const isOwn = (address: string): boolean => address.startsWith('127.') || address === '::1';

const endsOf = ({ sockets }: ContainerSockets): readonly (readonly [SocketEnd, SocketEnd])[] =>
  sockets.flatMap(({ state, local, remote }) =>
    state === 'listens' || isOwn(local.address) ? [] : [[local, remote] as const],
  );
