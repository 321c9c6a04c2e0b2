/** What would be asked from this machine of an engine that publishes its ports on another one. */
import { type Failure, failure } from '../model/failure.ts';
import { faultsOf } from '../model/fault-facts.ts';
import { faultLabel, needsOf } from '../model/fault-traits.ts';
import { doorOf } from '../model/load-traits.ts';
import type { Plan } from '../model/plan.ts';
import { reachOf } from '../model/reach.ts';
import type { ServiceName } from '../model/stack.ts';

/** R237 for each. */
export function checkElsewhere(plan: Plan): readonly Failure[] {
  if (plan.elsewhere === undefined) return [];
  const asked = Object.entries({ ...plan.load, ...plan.probes }).flatMap(([name, one]) => {
    const door = doorOf(one);
    const from = `${plan.file}, probe '${name}'`;
    if (door?.at === 'stack') return outOfReach('a check reaches services', null, plan, from);
    return door?.at === 'port' ? outOfReach(`${door.service} is asked`, door.service, plan, from) : [];
  });
  const faults = plan.experiments.flatMap((one) => faultsOf(one).map((fault) => ({ name: one.name, fault })));
  const routed = faults.flatMap(({ name, fault }) =>
    needsOf(fault).includes('port')
      ? outOfReach(
          `${faultLabel(fault)}: ${fault.target} is asked`,
          fault.target,
          plan,
          `${plan.file}, experiment '${name}'`,
        )
      : [],
  );
  return [...asked, ...routed];
}

/** A tunnel leads to what is published, and not to what is in the network of that machine itself. */
function outOfReach(what: string, service: ServiceName | null, plan: Plan, at: string): readonly Failure[] {
  const known = plan.services.some(({ name }) => name === service);
  const inHost = service !== null && known && reachOf(service, plan.services).at === 'host';
  if (plan.elsewhere === 'tunnel' && !inHost) return [];
  const where = inHost
    ? 'it is in the network of the machine of the engine'
    : 'the engine publishes its ports on another machine';
  return [
    failure('R237', `${what} from this machine, and ${where}`, {
      at,
      fix: inHost
        ? 'ask a service in a network of the stack'
        : "ask from inside the network (leave from: 'host' out), or reach the engine by DOCKER_HOST=ssh://user@host",
    }),
  ];
}
