/** What the reader of a plan should know about a fault before it happens. */
import type { Fault } from '../model/fault.ts';
import { cancelsRestartPolicy } from '../model/fault-facts.ts';
import { notesOf } from '../model/fault-traits.ts';
import type { PlannedService } from '../model/plan.ts';

export function notes(fault: Fault, services: readonly PlannedService[]): readonly string[] {
  const target = services.find((service) => service.name === fault.target);
  if (target === undefined) return [];
  return [...policyNotes(fault, target), ...notesOf(fault, target)];
}

function policyNotes(fault: Fault, target: PlannedService): readonly string[] {
  if (!cancelsRestartPolicy(fault) || target.restart.name === 'no') return [];
  return [
    `the engine's ${fault.kind} cancels the restart policy '${target.restart.name}' of ${target.name}: crash() would not`,
  ];
}
