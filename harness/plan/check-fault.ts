/** A fault and the action that ends it: their targets exist, and the fault can be done to them. */
import { actionTraits } from '../model/action-traits.ts';
import { type Failure, failure } from '../model/failure.ts';
import type { Action, Fault } from '../model/fault.ts';
import { endedBy, servicesStruck, servicesTouched } from '../model/fault-facts.ts';
import type { Need } from '../model/fault-row.ts';
import { effectOf, isHeld, needsOf } from '../model/fault-traits.ts';
import type { Plan, PlannedExperiment, PlannedService } from '../model/plan.ts';
import { networkOwner, networkText } from '../model/shared-namespaces.ts';
import type { ServiceName } from '../model/stack.ts';
import { checkPort, unknownService } from './check-probes.ts';

export function checkFault(one: PlannedExperiment, plan: Plan, at: string): readonly Failure[] {
  const { fault, then } = one;
  const names = new Set([fault.target, ...(then === null ? [] : [then.target]), ...servicesTouched(fault)]);
  const unknown = [...names].filter((name) => !plan.services.some((service) => service.name === name));
  if (unknown.length > 0) return unknown.map((name) => unknownService(name, plan, at));
  const target = plan.services.find((service) => service.name === fault.target)!;
  return [...checkReplica(fault, target, at), ...possible(fault, target, plan, at), ...checkAction(one, plan, at)];
}

function possible(fault: Fault, target: PlannedService, plan: Plan, at: string): readonly Failure[] {
  const effect = effectOf(fault);
  const lacking = needsOf(fault).map((need) => lacks[need](target, plan, at));
  const problem =
    lacking.find((one) => one !== null) ??
    (effect.is === 'obstructed' ? checkEdge(effect.from, target, plan, at) : null) ??
    (effect.is === 'recreated' ? checkSwap(target, effect.alongside, plan, at) : null) ??
    (effect.is === 'closed' ? checkPortsOwner(target, plan, at) : null) ??
    (effect.is === 'offline' ? checkNetwork(effect.network, target, plan, at) : null);
  return problem === null ? [] : [problem];
}

/** Null: it is met. The wrapper is made for the run. */
const lacks: Readonly<Record<Need, (target: PlannedService, plan: Plan, at: string) => Failure | null>> = {
  wrapper: () => null,
  port: ({ name }, plan, at) => checkPort(name, plan, at),
  'health check': ({ name, healthFrom }, plan, at) =>
    healthFrom !== 'none'
      ? null
      : failure('R210', `${name} has no health check that could be flipped`, {
          at,
          fix: `give the service a healthcheck in ${plan.stack.compose.join(', ')}`,
        }),
};

function checkReplica(fault: Fault | Action, { name, replicas }: PlannedService, at: string): readonly Failure[] {
  const replica = 'replica' in fault ? fault.replica : undefined;
  if (replica === undefined || replica <= replicas) return [];
  return [
    failure(
      'R210',
      `${name} has ${replicas === 1 ? 'one container' : `${replicas} containers`}, and none is #${replica}`,
      {
        at,
        fix: replicas === 1 ? "leave 'replica' out" : `name one of 1 … ${replicas}`,
      },
    ),
  ];
}

function checkEdge(from: string, target: PlannedService, plan: Plan, at: string): Failure | null {
  if (from === target.name) {
    return failure('R210', `${from} cannot be cut off from itself`, { at, fix: 'name two services' });
  }
  const caller = networkOwner(from, plan.services);
  const callee = networkOwner(target.name, plan.services);
  const instead = `pause ${target.name}, or let it crash or hang`;
  if (caller === null || callee === null) {
    const who = caller === null ? from : target.name;
    const why = `${who} is ${networkText(who, plan.services)}, which is not ours to change`;
    return failure('R210', why, { at, fix: instead });
  }
  if (caller === callee) {
    const why = `${from} and ${target.name} are in one network, so there is no path between them to break`;
    return failure('R210', why, { at, fix: instead });
  }
  const networks = (name: ServiceName) => plan.services.find((one) => one.name === name)!.networks;
  const shared = networks(caller).some((net) => networks(callee).some((other) => other.name === net.name));
  if (shared) return null;
  return failure('R210', `${from} and ${target.name} share no network, so there is no path to break`, { at });
}

/** Two that are to have each other's address. */
function checkSwap(target: PlannedService, others: readonly ServiceName[], plan: Plan, at: string): Failure | null {
  const other = plan.services.find(({ name }) => others.includes(name));
  if (other === undefined) return null;
  const refused = (why: string, fix: string): Failure => failure('R210', why, { at, fix });
  if (other === target) return refused(`${target.name} cannot be swapped with itself`, 'name another service');
  const many = [target, other].find(({ replicas }) => replicas !== 1);
  if (many !== undefined) {
    const fix = `swap a service that has one container, or write { address: 'another' }`;
    return refused(`${many.name} has ${many.replicas} containers, and only one can be swapped with one`, fix);
  }
  const shared = target.networks.some((net) => other.networks.some(({ name }) => name === net.name));
  if (shared) return null;
  const why = `${target.name} and ${other.name} share no network, so neither can have the other's address`;
  return refused(why, 'name a service on one of its networks');
}

function checkPortsOwner(target: PlannedService, plan: Plan, at: string): Failure | null {
  if (networkOwner(target.name, plan.services) !== null) return null;
  const why = `${target.name} is ${networkText(target.name, plan.services)}, which is not ours to change`;
  return failure('R210', why, { at, fix: `pause ${target.name}, or let it crash or hang` });
}

function checkNetwork(network: string | null, target: PlannedService, plan: Plan, at: string): Failure | null {
  const elsewhere = networkText(target.name, plan.services);
  if (elsewhere !== null) {
    const owner = networkOwner(target.name, plan.services);
    return failure('R212', `${target.name} is ${elsewhere}, so it has none of its own to leave`, {
      at,
      fix: owner === null ? `pause ${target.name} instead` : `disconnect ${owner}, and ${target.name} goes off with it`,
    });
  }
  const names = target.networks.map((one) => one.name);
  if (network === null && names.length !== 1) {
    return failure('R212', `${target.name} is on ${names.length} networks, so the one to leave must be named`, {
      at,
      fix: names.length > 1 ? `name one: ${names.join(', ')}` : 'give the service a network',
    });
  }
  if (network === null || names.includes(network)) return null;
  return failure('R212', `${target.name} is not on a network '${network}'`, {
    at,
    fix: `name one of ${names.join(', ')}`,
  });
}

/** A remedy of a momentary fault may be anybody's. An action that cannot end its held fault would leave the fault in place for the recovery window. */
function checkAction(one: PlannedExperiment, plan: Plan, at: string): readonly Failure[] {
  if (one.then === null) return [];
  const action = plan.services.find((service) => service.name === one.then?.target)!;
  if (!isHeld(one.fault)) return checkReplica(one.then, action, at);
  if (ends(one.then, one.fault)) return [];
  return [
    failure('R210', `${actionTraits[one.then.kind].one} of ${one.then.target} does not end this fault`, {
      at,
      fix: "leave `then` out, so that the fault is reverted at the end of 'hold'",
    }),
  ];
}

const ends = (action: Action, fault: Fault): boolean =>
  endedBy(fault).includes(action.kind) &&
  endable(fault).includes(action.target) &&
  reaches('replica' in action ? action.replica : undefined, fault);

/** Of what was removed together each may be brought back; what was only stopped with the target has been started. */
const endable = (fault: Fault): readonly ServiceName[] =>
  effectOf(fault).is === 'removed' ? servicesStruck(fault) : [fault.target];

/** An action on one container does not end a fault of another, or of all. */
const reaches = (replica: number | undefined, fault: Fault): boolean =>
  replica === undefined || ('replica' in fault && fault.replica === replica);
