/** What companions do from outside: signals by host PID, and packet rules in a container's network namespace. */
import type { Companions, EngineTime, NftResult } from '../engine.ts';
import { amid, find, findOrRefuse, refused, type Sim } from './engine-calls.ts';
import { runNft } from './network-namespace.ts';
import { signalName, signalProcess } from './process.ts';

export function simCompanions(sim: Sim): Companions {
  return {
    signal: (id, signal) =>
      atWork<EngineTime>(sim, () => {
        const container = findOrRefuse(sim, id);
        if (container.life === null) throw refused(`${container.name} has no process to signal`);
        signalProcess(container, signalName(signal), 'outside');
        return sim.wall + sim.world.now;
      }),
    states: (id) =>
      atWork<readonly string[]>(sim, () => {
        const container = findOrRefuse(sim, id);
        if (container.life === null) throw refused(`${container.name} has no process to look at`);
        return [container.life.stopped ? 'T' : 'S'];
      }),
    nft: (id, script) =>
      atWork<NftResult>(sim, () => {
        const container = find(sim, id);
        if (container?.life == null) throw refused(`${id} has no network namespace: it is not running`);
        const now = sim.wall + sim.world.now;
        return { ...runNft(sim.world, container, script), ran: { from: now, to: now } };
      }),
    reside: () => Promise.reject(refused('the simulator has no residents')),
    permitted: async () => [],
  };
}

/** A companion acts in the middle of its short life. */
const atWork = <T>(sim: Sim, act: () => T): Promise<T> => amid(sim, sim.world.parameters.companion, act);
