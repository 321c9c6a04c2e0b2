/** One stack of a night, explored on the engine, and compared with the exploration that was accepted last. */
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Exploration } from '../../model/exploration.ts';
import type { Machine } from '../../provision/ensure.ts';
import type { Env } from '../../provision/host/paths.ts';
import { makeRunDirectory } from '../../store/run-directory.ts';
import { exploreOn } from '../explore/explore-on.ts';
import { worseThan } from '../explore/no-cell-worse.ts';
import type { Output } from '../output-port.ts';
import type { GateOptions } from './gate-options.ts';
import type { AskedExploration, ExploredTonight } from './night-world.ts';

export interface ExploringNight {
  readonly machine: Machine;
  readonly env: Env;
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly options: GateOptions;
  /** The night's folder. */
  readonly directory: string;
}

/** Repairs are not tried: a night only asks what got worse. Throws as `exploreOn` does. */
export async function exploreTonight(
  { stack, rows, budget, accepted, folder, seed }: AskedExploration,
  { machine, env, output, signal, options, directory }: ExploringNight,
): Promise<ExploredTonight> {
  const { night, run, suite, reports, provision } = options;
  // The same night and run once more replaces what it said before.
  await rm(resolve(directory, folder), { recursive: true, force: true });
  const own = makeRunDirectory(resolve(directory), folder, '.');
  const place = {
    ...{ stack, attached: null, machine, signal },
    folder: { directory: own, run: `${night}-${run}`, seed, learned: null, wall: Date.now() },
  };
  const wishes = {
    budget,
    only: rows,
    probe: [],
    jobs: suite.jobs,
    reports,
    provision,
    worse: false,
    mend: false,
  };
  const nothing = (): void => undefined;
  let left = 0;
  try {
    const { exploration, again, unwritten } = await exploreOn(place, wishes, {
      ...{ env, output, command: () => options.command, confirm: async () => undefined, repairing: nothing },
      pairs: nothing,
      planned: (_learned, asked) => {
        left = asked.length;
      },
      progress: (event) => {
        if (event.type === 'row.ended') left = event.left;
        output.status(`exploring ${stack.name}: ${event.row.key} · ${left} left`);
      },
    });
    const tries: Exploration[] = [];
    const worse = await worseThan(accepted, exploration, async (keys) => {
      const one = await again(keys);
      tries.push(one);
      return one;
    });
    const all = [exploration, ...tries];
    return {
      ...{ exploration, worse },
      leftovers: all.flatMap((one) => one.leftovers),
      failures: [...all.flatMap((one) => one.failures), ...unwritten],
    };
  } finally {
    output.status(null);
  }
}
