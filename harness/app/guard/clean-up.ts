/** Cleaning up after a run whose harness is gone: what its ledger holds is undone, and what it made is removed, until nothing comes any more. */
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../../model/message-of.ts';
import { type Duration, milliseconds, seconds } from '../../model/time.ts';
import { engineKind } from '../engine.ts';
import { type Lease, reachAgain } from './lease.ts';
import { debtsOf } from './undo-ledger.ts';

export interface CleaningUp {
  readonly lease: Lease;
  /** Is told each step, in a sentence. */
  readonly tell: (line: string) => void;
  /**
   * What was asked of the engine before the harness died may still be on its way: for so long nothing more may have come. 0: the harness
   * died long ago.
   */
  readonly quiet: Duration;
  /** For how long what fails is tried again: the engine may not answer for a while. */
  readonly patience: Duration;
}

/** Returns what is still to do, in words; to call it again does no harm. Never throws for what the engine or the disk does. */
export async function cleanUp(cleaning: CleaningUp): Promise<readonly string[]> {
  const { lease, tell, quiet } = cleaning;
  const { attached, folder } = lease;
  const remove = (): Promise<readonly string[]> => persistently(cleaning, () => removeUntilQuiet(cleaning, quiet));
  if (attached === null || folder === null) return remove();
  const debts = debtsOf({ ...lease, folder }, tell);
  // What a helper container is about to do is not to come after its undo.
  await persistently(cleaning, () => removeUntilQuiet(cleaning, milliseconds(0)));
  const left = await persistently(cleaning, debts.undo);
  const still = [...left, ...(await remove()), ...(await persistently(cleaning, debts.undoAgain))];
  if (still.length > 0) return still;
  return persistently(cleaning, async () => {
    const engine = await reachAgain(lease);
    await removeUntilQuiet(cleaning, milliseconds(0));
    await engineKind.releaseLock(engine, lease.run);
    return [];
  });
}

const betweenLooks = milliseconds(200);
const shortPause = milliseconds(250);
const longPause = seconds(10);

/** Until nothing is still to do: each time after a longer pause. */
async function persistently(
  { tell, patience }: CleaningUp,
  work: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const end = performance.now() + patience;
  let told = '';
  for (let pause: number = shortPause; ; pause = Math.min(2 * pause, longPause)) {
    const still = await work().catch((error: unknown) => [messageOf(error)]);
    if (still.length === 0) return [];
    const line = `not yet: ${still.join('; ')}`;
    if (line !== told) tell(line);
    told = line;
    if (performance.now() + pause > end) return still;
    await sleep(pause);
  }
}

/** By label alone. Returns the names of what cannot be removed. */
async function removeUntilQuiet({ lease, tell }: CleaningUp, quiet: Duration): Promise<readonly string[]> {
  const engine = await reachAgain(lease);
  for (let last = performance.now(); ; await sleep(betweenLooks)) {
    const { found, remaining } = await engineKind.removeLeftovers(engine, lease);
    if (remaining.length > 0) return remaining;
    if (found.length > 0) {
      tell(`removed: ${found.join(', ')}`);
      last = performance.now();
    }
    if (performance.now() - last >= quiet) return [];
  }
}
