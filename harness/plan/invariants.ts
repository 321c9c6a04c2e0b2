/** Probes of which nothing is expected but that their value is kept: asked once before and once after, and not in between. */
import type { Plan } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';

/** Takes them out of those that are asked on a schedule; also where nothing is judged, because nobody wants their answers. */
export function withInvariants(plan: Plan, { experiments, steadyState }: Scenario): Plan {
  const all = [steadyState, ...Object.values(experiments).flatMap(({ during, after }) => [during, after])].flat();
  const claims = Map.groupBy(
    all.filter(({ subject }) => subject.type === 'probe'),
    ({ subject }) => subject.name,
  );
  const isInvariant = (name: string): boolean =>
    claims.get(name)?.every(({ claim }) => claim.claim === 'isKept') ?? false;
  const those = (so: boolean): Plan['probes'] =>
    Object.fromEntries(Object.entries(plan.probes).filter(([name]) => isInvariant(name) === so));
  const invariants = those(true);
  return Object.keys(invariants).length === 0 ? plan : { ...plan, probes: those(false), invariants };
}
