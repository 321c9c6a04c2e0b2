/** What the reader of a plan should know about a fault before it happens. */
import { cancelsRestartPolicy, type Fault } from '../model/fault.ts';
import type { PlannedService } from '../model/plan.ts';

export function notes(fault: Fault, services: readonly PlannedService[]): readonly string[] {
  const target = services.find((service) => service.name === fault.target);
  if (target === undefined) return [];
  return [...policyNotes(fault, target), ...kindNotes(fault, target)];
}

function policyNotes(fault: Fault, target: PlannedService): readonly string[] {
  if (!cancelsRestartPolicy(fault) || target.restart.name === 'no') return [];
  return [
    `the engine's ${fault.kind} cancels the restart policy '${target.restart.name}' of ${target.name}: crash() would not`,
  ];
}

function kindNotes(fault: Fault, target: PlannedService): readonly string[] {
  switch (fault.kind) {
    case 'pause':
      return ['while paused the engine reads unhealthy at once and sends no event: that is not a detection'];
    case 'disconnect':
      return target.ports.length > 0
        ? [
            `the published ports of ${target.name} may go with its network, so probes from outside may fail for that alone`,
          ]
        : [];
    case 'flipHealth':
      return fault.flip.by === 'wrapper'
        ? [`a generated override wraps the health check of ${target.name}: only what the engine sees is flipped`]
        : [];
    case 'nothing':
      return ['nothing is done: what is measured is what the stack does by itself'];
    case 'hang':
      return [
        `the process of ${target.name} and its children are frozen; connections are accepted, health checks go on and wait`,
        ...unseen(target),
      ];
    case 'remove':
      return [
        `${[fault.target, ...fault.alongside].join(' and ')}: anonymous volumes, files of the container's own and its log go too; named volumes stay`,
        'a new container gets the same name and published port, and perhaps another address',
      ];
    case 'limitCpu':
      return ['health checks run inside the container, on the same share of CPU'];
    case 'misbehave':
      return fault.how.by === 'requests' ? [`only a restart of ${target.name} brings it back`] : [];
    case 'crash':
      return ['probing a published port while its container restarts can delay its answer by about a second'];
    default:
      return [];
  }
}

const unseen = ({ name, healthFrom }: PlannedService): readonly string[] =>
  healthFrom === 'none' ? [`${name} has no health check, so the engine cannot notice`] : [];
