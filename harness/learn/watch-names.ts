/** Which names services ask for of the engine's resolver: who speaks over UDP, or gets no connection, is seen by that. */
import type { ContainerId, ContainerView } from '../engine/engine.ts';
import { distinct } from '../model/distinct.ts';
import type { PlannedService } from '../model/plan.ts';
import type { ServiceName } from '../model/stack.ts';
import type { LiveContext } from '../runner/context.ts';

export interface SeenNames {
  readonly from: ServiceName;
  readonly to: ServiceName;
  readonly count: number;
}

export interface NameWatch {
  /** Begins to count. What the engine does not permit is not seen. */
  begin(): Promise<void>;
  /** What was asked since then. */
  seen(): Promise<readonly SeenNames[]>;
}

/** What is attached to is left as it was found: nothing is put into its network namespaces. */
export function watchNames(
  { env, plan }: Pick<LiveContext, 'env' | 'plan'>,
  views: readonly ContainerView[],
): NameWatch {
  const { namespaces } = env.engine;
  const counted = new Map<ContainerId, ServiceName>();
  const begin = async ({ id, service, status }: ContainerView): Promise<void> => {
    const names = [...namesFor(service, plan.services).keys()];
    if (status !== 'running' || names.length === 0) return;
    const result = await namespaces.countNames(id, names).catch(() => null);
    if (result !== null && 'ran' in result) counted.set(id, service);
  };
  return {
    begin: async () => {
      if (plan.attached === undefined) await Promise.all(views.map(begin));
    },
    async seen() {
      const all = [...counted].map(async ([id, from]): Promise<readonly SeenNames[]> => {
        const counts = (await namespaces.namesAsked(id).catch(() => null)) ?? new Map<string, number>();
        const owners = namesFor(from, plan.services);
        return [...counts].flatMap(([name, count]) => (count === 0 ? [] : [{ from, to: owners.get(name)!, count }]));
      });
      const asked = (await Promise.all(all)).flat();
      return [...Map.groupBy(asked, ({ from, to }) => `${from} ${to}`).values()].map((group) => ({
        ...group[0]!,
        count: group.reduce((sum, one) => sum + one.count, 0),
      }));
    },
  };
}

/** Names under which a service finds others in its networks; nobody's who has no network of its own, or whose name is two's. */
function namesFor(service: ServiceName, services: readonly PlannedService[]): ReadonlyMap<string, ServiceName> {
  const self = services.find((one) => one.name === service);
  if (self === undefined || self.shares?.network !== undefined) return new Map();
  const near = new Set(self.networks.map(({ name }) => name));
  const named = services
    .filter((one) => one.name !== service)
    .flatMap((one) => {
      const shared = one.networks.filter(({ name }) => near.has(name));
      const names = shared.length === 0 ? [] : [one.name, ...shared.flatMap(({ aliases }) => aliases)];
      return distinct(names).map((name) => [name, one.name] as const);
    });
  return new Map(named.filter(([name]) => named.filter(([other]) => other === name).length === 1));
}
