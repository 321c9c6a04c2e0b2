/** Whom a service needs: whom its start waits for, and whom its settings name. */

import type { DescribedService } from '../model/described-service.ts';
import type { ServiceName } from '../model/stack.ts';

export interface DependencyEdge {
  readonly to: ServiceName;
  /** Where it is seen: `depends_on`, or the variable that names it. */
  readonly by: string;
}

/** In the order of the Compose file's `depends_on`, then of the variables; each once, and never itself. */
export function edgesOf(service: DescribedService, services: readonly DescribedService[]): readonly DependencyEdge[] {
  const declared = (service.dependsOn ?? []).map((one): DependencyEdge => ({ to: one.service, by: 'depends_on' }));
  const named = Object.entries(service.environment).flatMap(([key, value]) =>
    services.filter((one) => names(key, value, one.name)).map((one): DependencyEdge => ({ to: one.name, by: key })),
  );
  const there = [...declared, ...named].filter(
    ({ to }) => to !== service.name && services.some((one) => one.name === to),
  );
  return [...Map.groupBy(there, ({ to }) => to).values()].map(([first]) => first!);
}

/** A variable whose whole value is the name of a service may be a user or a database that is called so. */
const ofHosts = /(HOST|HOSTS|HOSTNAME|SERVER|SERVERS|ADDR|ADDRESS|ADDRESSES|ENDPOINT|BROKER|BROKERS|NODES?)$/i;

/** As the host of a URL, before a port, or alone where the variable holds hosts. */
function names(key: string, value: string, service: ServiceName): boolean {
  const name = service.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (new RegExp(`(://([^/\\s@]*@)?|@)${name}(?=[:/?,\\s]|$)|(^|[\\s,;=(])${name}:\\d{2,5}(?!\\w)`).test(value))
    return true;
  return ofHosts.test(key) && value.split(/[\s,;]+/).includes(service);
}

/** Whether a packet can go from one to the other by the service's name: else there is no way to break. */
export const sharesNetwork = (a: DescribedService, b: DescribedService): boolean =>
  a.networks.some((net) => b.networks.some((other) => other.name === net.name));
