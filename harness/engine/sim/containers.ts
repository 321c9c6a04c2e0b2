/** The project's containers, by the engine's interface. */
import { milliseconds } from '../../model/time.ts';
import type { Containers } from '../engine.ts';
import { runCommand } from './commands.ts';
import { call, find, findOrRefuse, inside, insideFor, operate, refused, type Sim } from './engine-calls.ts';
import { readLog } from './log.ts';
import { apiKill, apiPause, apiRemove, apiRestart, apiStart, apiStop, apiUnpause } from './operations.ts';
import { viewOf } from './view.ts';

export function simContainers(sim: Sim): Containers {
  const { world, ask, wall } = sim;
  return {
    list: () =>
      call(sim, () => world.containers.filter((one) => one.status !== 'removed').map((one) => viewOf(one, wall))),
    inspect: (id) =>
      call(sim, () => {
        const container = find(sim, id);
        return container === null ? null : viewOf(container, wall);
      }),
    start: (id) => operate(sim, id, (one, finish) => apiStart(world, one, ask, finish)),
    stop: (id, grace) => operate(sim, id, (one, finish) => apiStop(world, one, ask, grace, finish)),
    restart: (id, grace) => operate(sim, id, (one, finish) => apiRestart(world, one, ask, grace, finish)),
    kill: (id, signal) => operate(sim, id, (one, finish) => apiKill(world, one, ask, signal, finish)),
    pause: (id) => operate(sim, id, (one, finish) => apiPause(world, one, finish)),
    unpause: (id) => operate(sim, id, (one, finish) => apiUnpause(world, one, ask, finish)),
    remove: (id) => operate(sim, id, (one, finish) => apiRemove(world, one, ask, finish)),
    limitCpu: () => Promise.reject(refused('the simulator has no CPUs: limitCpu needs a real engine')),
    cpuUsed: (id) =>
      call(sim, () => {
        const container = find(sim, id);
        return container?.life == null ? null : { cpu: milliseconds(container.cpu), at: wall + world.now };
      }),
    written: (id) => call(sim, () => [...findOrRefuse(sim, id).files]),
    exec: (id, command) =>
      inside(sim, id, (container) => {
        const result = runCommand(container, command);
        if (result === 'hang') throw refused('the command does not end');
        return result;
      }),
    execFor: (id, command, limit) => insideFor(sim, id, limit, (container) => runCommand(container, command)),
    logs: (id, last) =>
      call(sim, () => {
        const { log } = findOrRefuse(sim, id);
        return log
          .slice(last === undefined ? 0 : -last)
          .map(({ at, text }) => `${at.toFixed(3)} ${text}\n`)
          .join('');
      }),
    openLog: (id, since, signal) => call(sim, () => readLog(sim, findOrRefuse(sim, id), since, signal)),
  };
}
