/** What cannot be done to a stack that is somebody's own and is up: all that could not be put back as it was found. */
import { actionTraits } from '../model/action-traits.ts';
import { listText } from '../model/count-text.ts';
import { type Failure, failure } from '../model/failure.ts';
import type { Action, Fault } from '../model/fault.ts';
import { endsProcess, faultsOf, servicesStruck } from '../model/fault-facts.ts';
import { effectOf, faultLabel, needsOf } from '../model/fault-traits.ts';
import type { Plan, PlannedExperiment } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import { networkMates, networkOwner, processMates } from '../model/shared-namespaces.ts';
import type { ServiceName } from '../model/stack.ts';

/** R233 for each. */
export function checkAttached(plan: Plan, { fresh, stack }: Scenario): readonly Failure[] {
  const who = plan.attached?.name ?? plan.stack.name;
  const changed = Object.keys(stack.overrides).map((name) =>
    failure('R233', `the scenario changes settings of ${name}, and ${who} is up with its own`, {
      at: plan.file,
      fix: 'leave the overrides out, or leave --attach out',
    }),
  );
  const renewed = failure(
    'R233',
    `the scenario wants a new stack before each experiment, and ${who} is never created again`,
    {
      at: plan.file,
      fix: "leave fresh: 'always' out, or leave --attach out",
    },
  );
  return [
    ...changed,
    ...(fresh === 'always' ? [renewed] : []),
    ...plan.experiments.flatMap((one) => checkAttachedFault(one, plan, `${plan.file}, experiment '${one.name}'`)),
  ];
}

/** The same of one fault and what ends it. */
export function checkAttachedFault(one: PlannedExperiment, plan: Plan, at: string): readonly Failure[] {
  const why = (refused: Refusal): Failure => failure('R233', refused.why, { at, fix: refused.fix });
  const { then } = one;
  const faults = faultsOf(one).map((fault) => ofFault(fault, plan.services));
  const reasons = [...faults, then === null ? null : ofAction(then, plan.services)];
  return reasons.filter((one) => one !== null).map(why);
}

interface Refusal {
  readonly why: string;
  readonly fix: string;
}

const instead = 'pause(), hang() or disconnect() it';

/** Null: it can be put back as it was. */
function ofFault(fault: Fault, services: Plan['services']): Refusal | null {
  const effect = effectOf(fault);
  const what = faultLabel(fault);
  if (effect.is === 'removed' || effect.is === 'recreated') {
    return {
      why: `${what}: a container that is removed cannot be made again as it was`,
      fix: 'stop() it, or let it crash()',
    };
  }
  if (needsOf(fault).includes('wrapper')) {
    return {
      why: `${what}: the health check of a container cannot be changed while it is up`,
      fix: "flip it by a route of its own: flipHealth(…, { by: 'route', … })",
    };
  }
  if (!endsProcess(fault)) return null;
  const struck = servicesStruck(fault);
  // A restart by the engine keeps it.
  const going = services.filter((one) => struck.includes(one.name) && one.goesWithItsEnd && effect.is !== 'restarted');
  if (going.length > 0) {
    return {
      why: `${what}: ${listText(going.map((one) => one.name))} is removed as soon as it ends (--rm)`,
      fix: instead,
    };
  }
  return stranding(what, struck, services);
}

function ofAction(then: Action, services: Plan['services']): Refusal | null {
  const { byUp, one, sparesWhatRuns } = actionTraits[then.kind];
  if (byUp) {
    return {
      why: `${one} of ${then.target} makes new containers, and nothing is created of what is attached to`,
      fix: 'leave `then` out, or write restart() or start()',
    };
  }
  return sparesWhatRuns ? null : stranding(`${one} of ${then.target}`, [then.target], services);
}

/** Whoever lives in a namespace of a container is left in a dead one when that ends, and is not started with it. */
function stranding(what: string, ended: readonly ServiceName[], services: Plan['services']): Refusal | null {
  const left = ended.flatMap((name) => [
    ...(networkOwner(name, services) === name ? networkMates(name, services) : []),
    ...processMates(name, services),
  ]);
  if (left.length === 0) return null;
  return { why: `${what}: ${listText(left)} would be left in a namespace that is gone`, fix: instead };
}
