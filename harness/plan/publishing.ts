/** The ports that a run publishes by itself, so that a scenario can ask services which publish nothing. */
import { distinct } from '../model/distinct.ts';
import { faultsOf } from '../model/fault-facts.ts';
import { needsOf } from '../model/fault-traits.ts';
import { doorOf } from '../model/load-traits.ts';
import type { PlannedService } from '../model/plan.ts';
import type { Probe } from '../model/probe.ts';
import { reachOf } from '../model/reach.ts';
import type { Scenario } from '../model/scenario.ts';
import type { ServiceName } from '../model/stack.ts';

interface AskedPort {
  readonly service: ServiceName;
  readonly port: number;
}

/** Every port that a probe, a load or a fault's route asks, once it is published; `probes` have their ports. */
export function withPublished(
  services: readonly PlannedService[],
  scenario: Scenario,
  probes: readonly Probe[],
): readonly PlannedService[] {
  const published = askedPorts(scenario, probes).flatMap(({ service, port }) => {
    if (!services.some((one) => one.name === service)) return [];
    const reach = reachOf(service, services, port);
    return reach.at === 'published' ? [{ by: reach.by, port }] : [];
  });
  return services.map((service) => {
    const asked = published.filter((one) => one.by === service.name).map((one) => one.port);
    const missing = asked.filter((port) => !service.ports.some((one) => one.container === port));
    const publishes = distinct(missing).toSorted((a, b) => a - b);
    if (publishes.length === 0) return service;
    return {
      ...service,
      ports: [...service.ports, ...publishes.map((container) => ({ container, host: null }))],
      publishes,
    };
  });
}

function askedPorts({ stack, load, experiments }: Scenario, probes: readonly Probe[]): readonly AskedPort[] {
  const at = (service: ServiceName, own: number | null): readonly AskedPort[] => {
    const port = own ?? stack.services[service]?.port;
    return port === undefined ? [] : [{ service, port }];
  };
  const doors = [...probes, ...Object.values(load)].map(doorOf);
  const routed = Object.values(experiments)
    .flatMap(faultsOf)
    .filter((fault) => needsOf(fault).includes('port'));
  return [
    ...doors.flatMap((door) => (door?.at === 'port' ? at(door.service, door.port) : [])),
    ...(doors.some((door) => door?.at === 'stack') ? Object.keys(stack.services) : []).flatMap((name) =>
      at(name, null),
    ),
    ...routed.flatMap((fault) => at(fault.target, null)),
  ];
}
