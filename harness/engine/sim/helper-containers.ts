/** What helper containers do from outside: signals by host PID. */
import type { EngineTime, HelperContainers } from '../engine.ts';
import { endChildren, familyOf } from './children.ts';
import { besides, find, findOrRefuse, refused, type Sim } from './engine-calls.ts';
import { signalName, signalProcess } from './process.ts';
import { socketsOf } from './sockets.ts';

export function simHelperContainers(sim: Sim): HelperContainers {
  return {
    signal: (id, signal) =>
      besides<EngineTime>(sim, () => {
        const container = findOrRefuse(sim, id);
        if (container.life === null) throw refused(`${container.name} has no process to signal`);
        signalProcess(container, signalName(signal), 'outside');
        return sim.wall + sim.world.now;
      }),
    killChildren: (id) =>
      besides(sim, () => {
        const container = findOrRefuse(sim, id);
        if (container.life === null) throw refused(`${container.name} has no process whose children could be killed`);
        return { count: endChildren(sim.world, container, sim.ask), at: sim.wall + sim.world.now };
      }),
    states: (id) =>
      besides<readonly string[]>(sim, () => {
        const container = findOrRefuse(sim, id);
        if (container.life === null) throw refused(`${container.name} has no process to look at`);
        return Array.from({ length: familyOf(container) }, () => (container.life?.stopped ? 'T' : 'S'));
      }),
    sockets: (ids) =>
      besides(sim, () =>
        ids.flatMap((id) => {
          const container = find(sim, id);
          const seen = container === null ? null : socketsOf(sim.world, container);
          return seen === null ? [] : [seen];
        }),
      ),
    startSidecar: () => Promise.reject(refused('the simulator has no sidecars')),
    permitted: async () => [],
  };
}
