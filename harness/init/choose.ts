/** Which services get a scenario of their own: who is published or needed, and stays up. And why the others get none. */

import type { DescribedService } from '../model/described-service.ts';
import type { ServiceName } from '../model/stack.ts';
import { type DependencyEdge, edgesOf, sharesNetwork } from './edges.ts';
import type { Nature } from './nature.ts';
import { recognise } from './recognise.ts';
import { type RunsOnce, runsOnce } from './runs-once.ts';

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
  const edges = new Map(services.map((one) => [one.name, edgesOf(one, services)]));
  const once = new Map(services.map((one) => [one.name, runsOnce(one, services)]));
  const staying = services.filter((one) => once.get(one.name) === null && one.replicas > 0);
  const natures = new Map(staying.map((one) => [one.name, recognise(one, services)]));
  const needed = new Set(staying.flatMap((one) => edges.get(one.name)!.map(({ to }) => to)));
  const hasUsers = (one: DescribedService): boolean =>
    one.ports.length > 0 || one.udp.length > 0 || one.offers || needed.has(one.name);
  const isServer = (one: DescribedService): boolean => services.length > 1 && isStore(natures.get(one.name)!);
  const used = staying.filter((one) => hasUsers(one) || isServer(one));
  // Where nobody is seen to use anything, whatever stays up is all there is to break.
  const chosen = used.length > 0 ? used : staying.filter((one) => one.restart.name !== 'no');
  const canBeCut = (from: DescribedService, to: ServiceName): boolean => {
    const target = staying.find((one) => one.name === to);
    return target !== undefined && sharesNetwork(from, target);
  };
  return {
    chosen: chosen.map((service) => ({
      service,
      nature: natures.get(service.name)!,
      edges: edges.get(service.name)!.filter(({ to }) => canBeCut(service, to)),
    })),
    left: services
      .filter((one) => !chosen.includes(one))
      .map((one) => ({ name: one.name, why: reason(once.get(one.name)!, one) })),
  };
}

/** A database or a broker is there for somebody, whoever does not say so. */
const isStore = ({ speaks, why }: Nature): boolean =>
  /^image /.test(why) && speaks !== 'http' && speaks !== 'unknown' && speaks !== 'udp';

function reason(once: RunsOnce | null, { replicas }: DescribedService): string {
  if (once !== null) return `runs once: ${once.why}${once.isGuess ? ' (a guess)' : ''}`;
  return replicas === 0 ? 'it has no container' : 'nobody depends on it, and it publishes no port';
}
