/** From where each probe is asked, as far as the scenario leaves that open: from this machine where a port can be reached, else from inside. */
import { doorOf } from '../model/load-traits.ts';
import type { Elsewhere, PlannedService } from '../model/plan.ts';
import type { Probe } from '../model/probe.ts';
import { isPlaced } from '../model/probe-traits.ts';
import { insideReachOf, reachOf } from '../model/reach.ts';
import type { Stack } from '../model/stack.ts';

/** A plan says it wherever it is `network`. What can be asked from nowhere stays as it is, and is reported by the checks. */
export function placed<P extends Probe>(
  probe: P,
  services: readonly PlannedService[],
  stack: Stack,
  elsewhere: Elsewhere | undefined,
): P {
  if (!isPlaced(probe) || probe.from !== undefined) return probe;
  if (!services.some(({ name }) => name === probe.service)) return probe;
  const door = doorOf(probe);
  const port = (door?.at === 'port' ? door.port : null) ?? stack.services[probe.service]?.port;
  const outside = reachOf(probe.service, services, port).at !== 'nowhere';
  const inside = insideReachOf(probe.service, services).at !== 'nowhere';
  // Through a tunnel every answer would take longer than users wait for it.
  const preferred = outside && elsewhere === undefined;
  return preferred || !inside ? probe : { ...probe, from: 'network' };
}
