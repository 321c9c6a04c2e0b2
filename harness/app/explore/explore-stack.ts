/** `resilience explore` on a real engine: the stack is found, explored, and compared with explorations before it. */
import { newSeed } from '../../engine/system/random.ts';
import type { Exploration } from '../../model/exploration.ts';
import type { ExplorationChange, WorseCells } from '../../model/exploration-change.ts';
import type { Failure } from '../../model/failure.ts';
import type { PairsReport } from '../../model/pairs.ts';
import { attachTo } from '../attach.ts';
import { sweptMachine } from '../find-machine.ts';
import type { Interruption } from '../interruption.ts';
import { changesSince } from './changes-since.ts';
import { stackOf } from './explore-asked.ts';
import { openExploreFolder } from './explore-folder.ts';
import { type ExploringWorld, exploreOn } from './explore-on.ts';
import type { ExploreOptions } from './explore-options.ts';
import { noCellWorse } from './no-cell-worse.ts';

export interface ExploreWorld extends ExploringWorld {
  readonly listen: () => Interruption;
}

export interface Explored {
  readonly exploration: Exploration;
  /** Since an earlier one; null: nobody asked, or there is none. */
  readonly changes: ExplorationChange | null;
  /** Of two faults at once; null: nobody asked, or it was interrupted. */
  readonly pairs: PairsReport | null;
  /** Null: it is no objective that no cell gets worse. */
  readonly worse: WorseCells | null;
  /** Where its files lie; null: they could not be written. */
  readonly folder: string | null;
  readonly failures: readonly Failure[];
}

/** Throws what is wrong before the first row. `given`: the Compose file or its folder; undefined: what is here. */
export async function exploreStack(
  given: string | undefined,
  options: ExploreOptions,
  world: ExploreWorld,
): Promise<Explored> {
  const { env, output } = world;
  const seed = options.seed ?? newSeed();
  const stack = await stackOf(given, options, env);
  const machine = await sweptMachine(options, { env, output });
  const attached = options.attach === undefined ? null : await attachTo(machine.endpoint, options.attach);
  const folder = await openExploreFolder(stack, seed, options);
  const interruption = world.listen();
  try {
    const { directory } = folder;
    const place = { stack, attached, machine, folder, signal: interruption.signal };
    const { exploration, pairs, again, unwritten } = await exploreOn(place, options, world);
    const worse = options.worse ? null : await noCellWorse(exploration, directory, again);
    const { since } = options;
    const changes = since === undefined ? null : await changesSince(since, exploration, directory.path);
    return {
      ...{ exploration, changes, pairs, worse, failures: unwritten },
      folder: unwritten.length === 0 ? directory.path : null,
    };
  } finally {
    interruption.release();
    output.status(null);
  }
}
