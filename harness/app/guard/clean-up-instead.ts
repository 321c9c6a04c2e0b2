/** Cleaning up in the place of a harness and a guardian that are both gone: by the next run, or by hand. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Lock } from '../../engine/kind.ts';
import { milliseconds, seconds } from '../../model/time.ts';
import type { EngineEndpoint } from '../../provision/finding/endpoint.ts';
import { stateOf, whoText } from '../../subprocess/owner.ts';
import { engineKind } from '../engine.ts';
import { cleanUp } from './clean-up.ts';
import { type FoundRun, leaseOf } from './found-runs.ts';
import { ownerText } from './guardian.ts';
import type { Lease } from './lease.ts';

/** What follows the death of whoever cleans up needs no waiting for what is still on its way. */
const quiet = milliseconds(0);
const patience = seconds(10);
const othersPatience = seconds(30);
const betweenLooks = 250;

/** Returns what is still to do, in words. `undoing`: null where the run attaches to nothing. */
export async function cleanUpInstead(
  one: Omit<FoundRun, 'names' | 'state'>,
  engine: EngineEndpoint,
  undoing: Lease['attached'],
): Promise<readonly string[]> {
  const { lock } = one;
  const work = (): Promise<readonly string[]> =>
    cleanUp({ lease: leaseOf(one, engine, undoing), tell: () => undefined, quiet, patience });
  if (lock === null || undoing === null) return work();
  if (lock.folder === '') {
    await engineKind.releaseLock(engine, one.run);
    return [];
  }
  const claim: Lock = {
    run: `undo-${one.run}`,
    project: one.project,
    owner: await ownerText(),
    name: `${lock.name}.undo`,
    folder: '',
  };
  const other = await takeClaim(claim, engine, undoing.images.tools);
  if (other !== null) return [`${other} is undoing it`];
  try {
    // Whoever had the claim before may have done it, and the project may be another run's by now.
    const isThere = (await engineKind.findLocks(engine)).some(({ run }) => run === one.run);
    return isThere ? await work() : [];
  } finally {
    await engineKind.releaseLock(engine, claim.run);
  }
}

/** Of those who find the same run one undoes it: a second would still be at it when the next run has begun. Null: the claim is ours. */
async function takeClaim(claim: Lock, engine: EngineEndpoint, image: string): Promise<string | null> {
  const end = performance.now() + othersPatience;
  for (;;) {
    const held = await engineKind.takeLock(engine, claim, image);
    if (held === null) return null;
    if ((await stateOf(held.owner)) === 'nobody') await engineKind.releaseLock(engine, held.run);
    else if (performance.now() > end) return whoText(held.owner);
    else await sleep(betweenLooks);
  }
}
