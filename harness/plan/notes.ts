/** What the reader of a plan should know about a fault before it happens. */
import { listText } from '../model/count-text.ts';
import type { Fault } from '../model/fault.ts';
import {
  cancelsRestartPolicy,
  endsProcess,
  isControl,
  obstructedCaller,
  servicesStruck,
} from '../model/fault-facts.ts';
import { effectOf, notesOf } from '../model/fault-traits.ts';
import type { PlannedService } from '../model/plan.ts';
import { networkMates, networkOwner, processMates } from '../model/shared-namespaces.ts';

export function notes(fault: Fault, services: readonly PlannedService[]): readonly string[] {
  const target = services.find((service) => service.name === fault.target);
  if (target === undefined) return [];
  return [
    ...policyNotes(fault, target),
    ...notesOf(fault, target),
    ...publishedNotes(fault, target),
    ...sharedNotes(fault, services),
  ];
}

/** What is asked from outside only because the run publishes it has the engine's proxy in front, which the stack's own clients have not. */
function publishedNotes(fault: Fault, { name, publishes = [] }: PlannedService): readonly string[] {
  if (publishes.length === 0 || isControl(fault)) return [];
  const ports = `port${publishes.length === 1 ? '' : 's'} ${listText(publishes.map(String))} of ${name}`;
  return [
    `${ports} ${publishes.length === 1 ? 'is' : 'are'} published for the run alone: answers come through the engine's proxy, up to about a second late where ${name} restarts; inside the stack they do not`,
  ];
}

function policyNotes(fault: Fault, target: PlannedService): readonly string[] {
  if (!cancelsRestartPolicy(fault) || target.restart.name === 'no') return [];
  return [
    `the engine's ${fault.kind} cancels the restart policy '${target.restart.name}' of ${target.name}: crash() would not`,
  ];
}

/** Who else is hit, for sharing a network or processes. */
function sharedNotes(fault: Fault, services: readonly PlannedService[]): readonly string[] {
  const effect = effectOf(fault);
  const caller = obstructedCaller(fault);
  if (caller !== null) return [...lostWith(caller, fault.target, services)];
  const owners = servicesStruck(fault).filter((name) => networkOwner(name, services) === name);
  const [ended, offline] = [endsProcess(fault), effect.is === 'offline'];
  return [
    ...owners.flatMap((owner) => {
      const mates = networkMates(owner, services);
      if (mates.length === 0) return [];
      const [who, is, have] = [listText(mates), mates.length === 1 ? 'is' : 'are', mates.length === 1 ? 'has' : 'have'];
      if (offline) return [`${who} ${is} in the network of ${owner}, and off with it`];
      if (!ended) return [];
      const until = effect.is === 'removed' || effect.is === 'recreated' ? 'created again' : 'restarted';
      return [`${who} ${is} in the network of ${owner}, and ${have} a dead one from then on, until ${until} too`];
    }),
    ...(ended ? servicesStruck(fault) : []).flatMap((name) =>
      processMates(name, services).map((mate) => `${mate} is among the processes of ${name}, and ends with it`),
    ),
  ];
}

function lostWith(from: string, target: string, services: readonly PlannedService[]): readonly string[] {
  const [callers, callees] = [from, target].map((name) => networkMates(name, services));
  return [
    ...(callers!.length > 0
      ? [`${listText(callers!)} lose${callers!.length === 1 ? 's' : ''} ${target} too: one network with ${from}`]
      : []),
    ...(callees!.length > 0 ? [`${from} loses ${listText(callees!)} too: one network with ${target}`] : []),
  ];
}
