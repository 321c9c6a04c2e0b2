/** A fault and the action that ends it: their targets exist, and the fault can be done to them. */
import { distinct } from '../model/distinct.ts';
import { type Failure, failure } from '../model/failure.ts';
import { type Action, type Fault, isHeld } from '../model/fault.ts';
import type { Plan, PlannedExperiment, PlannedService } from '../model/plan.ts';
import { checkPort, unknownService } from './check-probes.ts';

export function checkFault(one: PlannedExperiment, plan: Plan, at: string): readonly Failure[] {
  const { fault } = one;
  const names = [fault.target, ...(one.then === null ? [] : [one.then.target])];
  if (fault.kind === 'breakDependency') names.push(fault.from);
  if (fault.kind === 'remove') names.push(...fault.alongside);
  const unknown = distinct(names).filter((name) => !plan.services.some((service) => service.name === name));
  if (unknown.length > 0) return unknown.map((name) => unknownService(name, plan, at));
  const target = plan.services.find((service) => service.name === one.fault.target)!;
  return [...checkReplica(fault, target, at), ...possible(fault, target, plan, at), ...checkAction(one, plan, at)];
}

function possible(fault: Fault, target: PlannedService, plan: Plan, at: string): readonly Failure[] {
  switch (fault.kind) {
    case 'flipHealth':
      return checkFlip(fault, target, plan, at);
    case 'misbehave':
      return asList(checkPort(fault.target, plan, at));
    case 'exit':
      return fault.control.by === 'route' ? asList(checkPort(fault.target, plan, at)) : [];
    case 'breakDependency':
      return checkEdge(fault.from, target, plan, at);
    case 'disconnect':
      return checkNetwork(fault.network, target, at);
    default:
      return [];
  }
}

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

function checkFlip(
  fault: Extract<Fault, { kind: 'flipHealth' }>,
  target: PlannedService,
  plan: Plan,
  at: string,
): readonly Failure[] {
  if (target.healthFrom === 'none') {
    return [
      failure('R210', `${target.name} has no health check that could be flipped`, {
        at,
        fix: `give the service a healthcheck in ${plan.stack.compose.join(', ')}`,
      }),
    ];
  }
  return fault.flip.by === 'wrapper' ? [] : asList(checkPort(target.name, plan, at));
}

function checkEdge(from: string, target: PlannedService, plan: Plan, at: string): readonly Failure[] {
  if (from === target.name) {
    return [failure('R210', `${from} cannot be cut off from itself`, { at, fix: 'name two services' })];
  }
  const caller = plan.services.find((service) => service.name === from)!;
  const shared = caller.networks.some((net) => target.networks.some((other) => other.name === net.name));
  if (shared) return [];
  return [failure('R210', `${from} and ${target.name} share no network, so there is no path to break`, { at })];
}

function checkNetwork(network: string | null, target: PlannedService, at: string): readonly Failure[] {
  const names = target.networks.map((one) => one.name);
  if (network === null && names.length !== 1) {
    return [
      failure('R212', `${target.name} is on ${names.length} networks, so the one to leave must be named`, {
        at,
        fix: names.length > 1 ? `name one: ${names.join(', ')}` : 'give the service a network',
      }),
    ];
  }
  if (network === null || names.includes(network)) return [];
  return [
    failure('R212', `${target.name} is not on a network '${network}'`, { at, fix: `name one of ${names.join(', ')}` }),
  ];
}

/** A remedy of a momentary fault may be anybody's. An action that cannot end its held fault would leave the fault in place for the recovery window. */
function checkAction(one: PlannedExperiment, plan: Plan, at: string): readonly Failure[] {
  if (one.then === null) return [];
  const action = plan.services.find((service) => service.name === one.then?.target)!;
  if (!isHeld(one.fault)) return checkReplica(one.then, action, at);
  if (ends(one.then, one.fault)) return [];
  return [
    failure('R210', `${indefinite[one.then.kind]} of ${one.then.target} does not end this fault`, {
      at,
      fix: "leave `then` out, so that the fault is reverted at the end of 'hold'",
    }),
  ];
}

const indefinite: Readonly<Record<Action['kind'], string>> = {
  restart: 'a restart',
  start: 'a start',
  recreate: 'an up',
};

/** A limit of CPU and a cut edge outlive a restart; of what was removed, an `up` may bring back any one. */
function ends(action: Action, fault: Fault): boolean {
  if (fault.kind === 'remove')
    return action.kind === 'recreate' && [fault.target, ...fault.alongside].includes(action.target);
  if (action.target !== fault.target) return false;
  switch (action.kind) {
    case 'start':
    case 'recreate':
      return fault.kind === 'stop';
    case 'restart':
      return ['flipHealth', 'misbehave', 'hang', 'stop'].includes(fault.kind) && reaches(action.replica, fault);
  }
}

/** An action on one container does not end a fault of another, or of all. */
const reaches = (replica: number | undefined, fault: Fault): boolean =>
  replica === undefined || ('replica' in fault && fault.replica === replica);

const asList = (problem: Failure | null): readonly Failure[] => (problem === null ? [] : [problem]);
