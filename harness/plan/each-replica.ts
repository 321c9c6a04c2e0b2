/** Probes that ask each replica by itself: one for every container, and what is expected of the probe is expected of each of them. */
import type { Expectation } from '../model/expectation.ts';
import type { Load } from '../model/load.ts';
import type { ResolvedService } from '../model/plan.ts';
import type { Probe, ProbeName } from '../model/probe.ts';
import { isPlaced } from '../model/probe-traits.ts';
import type { Scenario } from '../model/scenario.ts';

type Replicas = Pick<ResolvedService, 'name' | 'replicas'>;

/** Of a service of one container there is one probe, as it is named. */
export function eachReplica(scenario: Scenario, services: readonly Replicas[]): Scenario {
  const names = new Map<ProbeName, readonly ProbeName[]>();
  const expanded = <P extends Probe | Load>(all: Readonly<Record<ProbeName, P>>): Readonly<Record<ProbeName, P>> =>
    Object.fromEntries(
      Object.entries(all).flatMap(([name, one]) => {
        const each = replicasOf(name, one, services);
        names.set(
          name,
          each.map(([own]) => own),
        );
        return each;
      }),
    );
  const [probes, load] = [expanded(scenario.probes), expanded(scenario.load)];
  const ofEach = (expectations: readonly Expectation[]): readonly Expectation[] =>
    expectations.flatMap((one) => {
      if (one.subject.type === 'service') return [one];
      const { type } = one.subject;
      return (names.get(one.subject.name) ?? [one.subject.name]).map((name) => ({ ...one, subject: { type, name } }));
    });
  const experiments = Object.entries(scenario.experiments).map(([name, one]) => [
    name,
    { ...one, during: ofEach(one.during), after: ofEach(one.after) },
  ]);
  return {
    ...scenario,
    probes,
    load,
    steadyState: ofEach(scenario.steadyState),
    experiments: Object.fromEntries(experiments),
  };
}

function replicasOf<P extends Probe | Load>(
  name: ProbeName,
  one: P,
  services: readonly Replicas[],
): readonly (readonly [ProbeName, P])[] {
  if (one.type !== 'probe' || !isPlaced(one) || one.each === undefined) return [[name, one]];
  const { each: _, ...alone } = one;
  const replicas = services.find((service) => service.name === one.service)?.replicas ?? 1;
  if (replicas === 1) return [[name, alone as P]];
  return Array.from({ length: replicas }, (_, index) => [
    `${name} #${index + 1}`,
    { ...alone, replica: index + 1 } as P,
  ]);
}
