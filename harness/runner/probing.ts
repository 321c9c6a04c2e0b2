/** Where probes and control requests go: the published ports of the run's own containers, or these containers inside their networks. */
import type { HostPort } from '../engine/clients.ts';
import type { ContainerView } from '../engine/engine.ts';
import { doorOf } from '../model/load-traits.ts';
import type { Plan } from '../model/plan.ts';
import type { Probe } from '../model/probe.ts';
import { isInside, replicaAsked } from '../model/probe-traits.ts';
import { insideReachOf, reachOf } from '../model/reach.ts';
import type { ServiceName } from '../model/stack.ts';
import type { Asker } from '../probes/asker.ts';
import { type InsideProbe, insideSpecs } from '../probes/inside/channel.ts';
import type { InsideGroup } from '../probes/inside/inside-prober.ts';
import type { Address } from '../probes/observer.ts';
import type { ProberSpec } from '../probes/probe-schedule.ts';
import { askerOf } from '../probes/registry.ts';
import type { LiveContext } from './context.ts';

/** Ports are pinned for the run, so what was found first stays true across restarts. */
export function publishedAddress(plan: Plan, views: readonly ContainerView[]): Address {
  return (service, asked = null, replica = null) => {
    const port = asked ?? plan.stack.services[service]?.port;
    const reach = reachOf(service, plan.services);
    if (reach.at === 'host' && port !== undefined) return { host: '127.0.0.1', port };
    const by = reach.at === 'published' ? reach.by : service;
    const published = views
      .filter((view) => view.service === by && (replica === null || view.replica === replica))
      .flatMap((view) => view.ports)
      .find((one) => one.container === port);
    if (published === undefined) throw new Error(`${service} publishes no port ${port}`);
    return { host: published.address, port: published.host };
  };
}

interface Asked extends Pick<InsideProbe, 'name' | 'role'> {
  readonly probe: Probe;
}

/** Probes, and loads that are plain requests. */
const everyProbe = ({ probes, load }: Plan): readonly Asked[] => [
  ...Object.entries(probes).map(([name, probe]) => ({ name, role: 'probe' as const, probe })),
  ...Object.entries(load).flatMap(([name, one]) =>
    one.type === 'probe' ? [{ name, role: 'load' as const, probe: one }] : [],
  ),
];

/** What is asked inside: one group for each set of networks. A container has a name of its own there, which it keeps when it is created again. */
export function insideGroups(plan: Plan, views: readonly ContainerView[]): readonly InsideGroup[] {
  const asked = everyProbe(plan).filter(({ probe }) => isInside(probe));
  const placed = asked.map((one) => {
    const { service } = one.probe;
    const reach = insideReachOf(service, plan.services);
    if (reach.at === 'nowhere') throw new Error(`${service} cannot be asked from inside: ${reach.why}`);
    const at = { host: hostInside(plan, views, reach.host, replicaAsked(one.probe)), port: portOf(plan, one.probe) };
    return { networks: reach.networks, probe: { ...one, at } };
  });
  const groups = Map.groupBy(placed, ({ networks }) => networks?.toSorted().join(' ') ?? '');
  return [...groups.values()].map((group) => ({
    networks: group[0]!.networks,
    asked: group.map(({ probe }) => probe),
  }));
}

/** The engine's own network, the one that containers are in which nobody gave any, has no names. */
const withoutNames = 'bridge';

/** A container's name for a replica and for what no Compose project named; where there are no names, the address that it has now. */
function hostInside(
  { attached }: Plan,
  views: readonly ContainerView[],
  service: ServiceName,
  replica: number | null,
): string {
  const own = views.filter((view) => view.service === service);
  const [first] = own;
  const meant = own.find((view) => view.replica === replica) ?? (attached?.by === 'containers' ? first : undefined);
  const nameless = (meant ?? first)?.networks.every(({ network }) => network === withoutNames) ?? false;
  return (nameless ? (meant ?? first)?.networks[0]?.address : meant?.name) ?? service;
}

function portOf({ stack }: Plan, probe: Probe): HostPort['port'] {
  const door = doorOf(probe);
  const port = (door?.at === 'inside' ? door.port : null) ?? stack.services[probe.service]?.port;
  if (port === undefined) throw new Error(`no port of ${probe.service} is known`);
  return port;
}

/** Asks from here; null: an observer does. */
export function askerHere(probe: Probe, { plan, env, address }: LiveContext): Asker | null {
  const replica = replicaAsked(probe);
  const { services } = plan;
  return askerOf(probe, { env, services, address: (service, port) => address(service, port, replica) });
}

/** What the prober here sends: what no observer asks, and no sidecar. */
export function proberSpecs(context: LiveContext): readonly ProberSpec[] {
  const { plan, env, inside } = context;
  const outside = everyProbe(plan).flatMap(({ name, role, probe }): readonly ProberSpec[] => {
    const asker = isInside(probe) ? null : askerHere(probe, context);
    return asker === null ? [] : [{ name, role, probe, asker }];
  });
  if (env.insideProber !== undefined) return outside;
  return [...outside, ...inside.flatMap(({ asked }) => insideSpecs(asked, env.clients))];
}
