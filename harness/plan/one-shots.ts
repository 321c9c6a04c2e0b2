/** Which services of a project run once and end, and what cannot be asked of them. */
import { distinct } from '../model/distinct.ts';
import { type Failure, failure } from '../model/failure.ts';
import { faultsOf, servicesTouched } from '../model/fault-facts.ts';
import { doorOf } from '../model/load-traits.ts';
import { isAwaited, type OneShot } from '../model/one-shot.ts';
import type { Plan, PlannedExperiment, ResolvedService } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { ServiceName } from '../model/stack.ts';

/**
 * Null: it is meant to stay up. What a scenario asks, breaks or expects something of is meant to stay, unless another service waits
 * for its end. Where only the image can tell of a health check, the run decides.
 */
export function oneShotOf(
  { name, restart, healthFrom }: ResolvedService,
  services: readonly ResolvedService[],
  wanted: ReadonlySet<ServiceName>,
): OneShot | null {
  if (isAwaited(name, services)) return 'awaited';
  const unwatched = restart.name === 'no' && (healthFrom === 'none' || healthFrom === 'unknown');
  return unwatched && !wanted.has(name) ? 'may-end' : null;
}

/** The services that a scenario needs: asked by a probe or a load, broken by a fault, or expected something of. */
export function wantedServices({ probes, load, steadyState, experiments }: Scenario): ReadonlySet<ServiceName> {
  const asked = [...Object.values(probes), ...Object.values(load)].flatMap((one) =>
    'service' in one ? [one.service] : [],
  );
  const all = Object.values(experiments);
  const expected = [...steadyState, ...all.flatMap((one) => [...one.during, ...one.after])].flatMap(({ subject }) =>
    subject.type === 'service' ? [subject.name] : [],
  );
  return new Set([...asked, ...expected, ...all.flatMap(struckBy)]);
}

const struckBy = (one: Pick<PlannedExperiment, 'fault' | 'then' | 'second'>): readonly ServiceName[] => [
  ...faultsOf(one).flatMap(servicesTouched),
  ...(one.then === null ? [] : [one.then.target]),
];

const endsFirst = (name: ServiceName): string => `${name} runs once and has ended before the first fault`;

const awaited = (plan: Plan): ReadonlySet<ServiceName> =>
  new Set(plan.services.filter((one) => one.oneShot === 'awaited').map((one) => one.name));

/** R210 for a fault, or an action, that is aimed at a service that has ended by then. */
export function checkOneShotTargets(one: PlannedExperiment, plan: Plan, at: string): readonly Failure[] {
  const done = awaited(plan);
  return distinct(struckBy(one))
    .filter((name) => done.has(name))
    .map((name) =>
      failure('R210', `${endsFirst(name)}, so there is nothing left of it to break`, {
        at,
        fix: 'aim at a service that stays up',
      }),
    );
}

/** R204 for an expectation of a service that has ended before anything is expected of it; else null. */
export const checkOneShotSubject = (name: ServiceName, plan: Plan, at: string): Failure | null =>
  awaited(plan).has(name)
    ? failure('R204', `${endsFirst(name)}, so nothing can be expected of it after that`, {
        at,
        fix: 'expect something of a service that stays up',
      })
    : null;

/** R204 for probes and loads of a service that has ended before the first answer counts. */
export function checkOneShotProbes(plan: Plan): readonly Failure[] {
  const done = awaited(plan);
  return Object.entries({ ...plan.load, ...plan.probes }).flatMap(([name, one]) => {
    const door = doorOf(one);
    if (door === null || !('service' in door) || !done.has(door.service)) return [];
    return failure('R204', `${endsFirst(door.service)}, so '${name}' can never be answered`, {
      at: `${plan.file}, probe '${name}'`,
      fix: 'ask a service that stays up',
    });
  });
}
