/** Which services get a scenario of their own: who is published or needed, and stays up. And why the others get none. */

import type { DescribedService } from '../model/described-service.ts';
import type { ServiceName } from '../model/stack.ts';
import { type DependencyEdge, edgesOf, sharesNetwork } from './edges.ts';
import type { Nature } from './nature.ts';
import { recognise } from './recognise.ts';
import { runsOnce } from './runs-once.ts';

/** A service that is broken and asked. */
export interface ChosenService {
  readonly service: DescribedService;
  readonly nature: Nature;
  /** Those of its dependencies that stay up, and whose way to it can be cut. */
  readonly edges: readonly DependencyEdge[];
}

export interface LeftService {
  readonly name: ServiceName;
  readonly why: string;
}

export interface Choice {
  readonly chosen: readonly ChosenService[];
  readonly left: readonly LeftService[];
}

export function choose(services: readonly DescribedService[]): Choice {
  const chosen: ChosenService[] = [];
  const left: LeftService[] = [];
  const edges = new Map(services.map((one) => [one.name, edgesOf(one, services)]));
  const done = new Set(services.filter((one) => runsOnce(one, services) !== null).map((one) => one.name));
  const needed = (name: ServiceName): boolean =>
    services.some((one) => !done.has(one.name) && edges.get(one.name)!.some(({ to }) => to === name));
  for (const service of services) {
    const { name } = service;
    const once = runsOnce(service, services);
    const reason =
      once === null ? noReason(service, needed(name)) : `runs once: ${once.why}${once.isGuess ? ' (a guess)' : ''}`;
    if (reason !== null) left.push({ name, why: reason });
    else
      chosen.push({
        service,
        nature: recognise(service),
        edges: edges.get(name)!.filter(({ to }) => canBeCut(service, to)),
      });
  }
  return { chosen, left };

  function canBeCut(from: DescribedService, to: ServiceName): boolean {
    const target = services.find((one) => one.name === to)!;
    return !done.has(to) && target.replicas > 0 && sharesNetwork(from, target);
  }
}

function noReason({ ports, udp, replicas }: DescribedService, isNeeded: boolean): string | null {
  if (replicas === 0) return 'it has no container';
  return isNeeded || ports.length > 0 || udp.length > 0 ? null : 'nobody depends on it, and it publishes no port';
}
