/** Runs that have something on an engine, and who still sees to each. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { HeldLock, RunLabels } from '../../engine/kind.ts';
import { seconds } from '../../model/time.ts';
import type { Machine } from '../../provision/ensure.ts';
import type { EngineEndpoint } from '../../provision/finding/endpoint.ts';
import { type OwnerState, stateOf } from '../../subprocess/owner.ts';
import { engineKind } from '../engine.ts';
import { engineOf, type Lease } from './lease.ts';

export interface FoundRun extends RunLabels {
  /** Names of what it has there. */
  readonly names: readonly string[];
  /** Of what it attaches to; null: it attaches to nothing. */
  readonly lock: HeldLock | null;
  readonly state: OwnerState;
}

/** Whatever runs have left on the engine, and those that are under way; sorted by name. */
export async function findRuns(engine: EngineEndpoint): Promise<readonly FoundRun[]> {
  const [leftovers, locks] = await Promise.all([engineKind.findLeftovers(engine), engineKind.findLocks(engine)]);
  const left = leftovers.map(({ containers, networks, volumes, ...labels }) => {
    const names = [...containers, ...networks, ...volumes];
    return { ...labels, names, lock: locks.find(({ run }) => run === labels.run) ?? null };
  });
  const bare = locks.filter((lock) => left.every(({ run }) => run !== lock.run));
  const runs = [...left, ...bare.map((lock) => ({ ...labelsOf(lock), names: [], lock }))];
  const sorted = runs.sort((a, b) => (a.run < b.run ? -1 : 1));
  return Promise.all(sorted.map(async (one) => ({ ...one, state: await stateOf(one.owner) })));
}

const labelsOf = ({ run, project, owner }: RunLabels): RunLabels => ({
  run,
  project,
  ...(owner !== undefined && { owner }),
});

/** `undoing`: with what an attached run is undone. */
export const leaseOf = (
  { lock, ...one }: RunLabels & Pick<FoundRun, 'lock'>,
  engine: EngineEndpoint,
  undoing: Lease['attached'],
): Lease => ({
  ...labelsOf(one),
  engine: engineOf(engine),
  folder: lock?.folder ?? null,
  attached: lock === null ? null : undoing,
});

/** What undoes an attached run. */
export const undoingOf = ({ compose, images }: Machine): NonNullable<Lease['attached']> => ({ compose, images });

/** Waits while a guardian is cleaning up: it needs seconds, and is not waited for much longer. */
export async function guardianDone(owner: string | undefined): Promise<void> {
  const end = performance.now() + seconds(30);
  while ((await stateOf(owner)) === 'guardian' && performance.now() < end) await sleep(250);
}
