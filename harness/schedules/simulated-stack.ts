/** What was learned of a stack → the same stack for the simulator: who needs whom, who is asked, and how long a start takes. */
import { http } from '../dsl/http.ts';
import { isDeclared, isSeen, type LearnedEdge, type LearnedStack } from '../model/learned.ts';
import type { ResolvedService } from '../model/plan.ts';
import type { Probe, ProbeName } from '../model/probe.ts';
import type { ServiceName, Stack } from '../model/stack.ts';
import type { SimulatedService } from './behaviour.ts';

export interface SimulatedStack {
  readonly services: readonly SimulatedService[];
  readonly resolved: readonly ResolvedService[];
  readonly stack: Stack;
  /** One for each service that is asked: in HTTP, whatever it speaks. */
  readonly probes: Readonly<Record<ProbeName, Probe>>;
}

/** Every simulated service listens here. */
const port = 80;

/** `soft`: whether it was shown that users do not miss it. */
export function simulatedStack(
  learned: LearnedStack,
  services: readonly ResolvedService[],
  soft: (edge: LearnedEdge) => boolean,
): SimulatedStack {
  const lasting = learned.services.filter((one) => !one.once).map(({ name }) => name);
  const needs = needsOf(learned, lasting, soft);
  const asked = learned.entries.filter((entry, place) => firstOfService(learned, entry.service) === place);
  return {
    services: learned.services
      .filter((one) => !one.once)
      .map(({ name, startsIn }) => {
        const own = needs.get(name) ?? [];
        return { name, startsIn, needs: own, ordered: waitsForAll(name, own, services) };
      }),
    resolved: services.map(withoutItsOwnWays),
    stack: { ...learned.stack, services: Object.fromEntries(lasting.map((name) => [name, { port }])) },
    probes: Object.fromEntries(asked.map(({ name, service }) => [name, probeOf(service)])),
  };
}

const waitsForAll = (name: ServiceName, needs: readonly ServiceName[], all: readonly ResolvedService[]): boolean => {
  const declared = all.find((one) => one.name === name)?.dependsOn ?? [];
  return needs.every((need) =>
    declared.some(({ service, condition }) => service === need && condition === 'service_healthy'),
  );
};

const firstOfService = ({ entries }: LearnedStack, service: ServiceName): number =>
  entries.findIndex((one) => one.service === service);

/** Longer than a service waits for another. */
const probeOf = (name: ServiceName): Probe =>
  http({ type: 'service', name }, '/', { rate: '4/s', connections: 'fresh', within: '2s' });

/** All are in networks of the stack, and can be asked there. */
function withoutItsOwnWays({ shares: _, asFound: __, ...service }: ResolvedService): ResolvedService {
  const { networks } = service;
  const open = networks.map(({ name, aliases }) => ({ name, aliases }));
  return { ...service, networks: open.length === 0 ? [{ name: 'default', aliases: [] }] : open };
}

/** By what was seen; where nothing was seen of anybody, by what is declared. An edge that would close a circle is left out. */
function needsOf(
  { edges }: LearnedStack,
  lasting: readonly ServiceName[],
  soft: (edge: LearnedEdge) => boolean,
): ReadonlyMap<ServiceName, readonly ServiceName[]> {
  const real = edges.some(isSeen) ? edges.filter(isSeen) : edges.filter(isDeclared);
  const needs = new Map<ServiceName, ServiceName[]>();
  const reaches = (from: ServiceName, to: ServiceName): boolean =>
    from === to || (needs.get(from) ?? []).some((next) => reaches(next, to));
  for (const edge of real) {
    const { from, to } = edge;
    if (!lasting.includes(from) || !lasting.includes(to) || soft(edge) || reaches(to, from)) continue;
    needs.set(from, [...(needs.get(from) ?? []), to]);
  }
  return needs;
}
