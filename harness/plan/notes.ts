/** What the reader of a plan should know about a fault before it happens. */
import { listText } from '../model/count-text.ts';
import type { Fault } from '../model/fault.ts';
import { cancelsRestartPolicy, isControl } from '../model/fault-facts.ts';
import { notesOf } from '../model/fault-traits.ts';
import type { PlannedService } from '../model/plan.ts';

export function notes(fault: Fault, services: readonly PlannedService[]): readonly string[] {
  const target = services.find((service) => service.name === fault.target);
  if (target === undefined) return [];
  return [...policyNotes(fault, target), ...notesOf(fault, target), ...publishedNotes(fault, target)];
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
