/** The lock that keeps two runs off one attached project. A dead run's is taken over, once what that run did is undone. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HeldLock } from '../../engine/kind.ts';
import type { Attachment } from '../../model/attachment.ts';
import { fail } from '../../model/failure.ts';
import { seconds } from '../../model/time.ts';
import type { Machine } from '../../provision/ensure.ts';
import { stateOf, whoText } from '../../subprocess/owner.ts';
import { engineKind } from '../engine.ts';
import { cleanUpInstead } from './clean-up-instead.ts';
import { undoingOf } from './found-runs.ts';
import { ownerText } from './guardian.ts';

/** A guardian needs seconds. */
const patience = seconds(30);
const betweenLooks = 250;

/** Throws R426 where somebody has it, R427 where what a dead run did cannot be undone. Whoever cleans up after the run releases it. */
export async function lockAttached(
  attached: Attachment,
  machine: Machine,
  labels: { readonly run: string; readonly project: string; readonly folder: string },
): Promise<void> {
  const lock = { ...labels, folder: resolve(labels.folder), owner: await ownerText(), name: lockName(attached) };
  const end = performance.now() + patience;
  for (;;) {
    const held = await engineKind.takeLock(machine.endpoint, lock, machine.images.tools);
    if (held === null) return;
    const state = await stateOf(held.owner);
    if (state === 'nobody') {
      const still = await cleanUpInstead({ ...held, lock: held }, machine.endpoint, undoingOf(machine));
      if (still.length > 0) refuseUndone(attached, held, still);
    } else if (state === 'guardian' && performance.now() < end) await sleep(betweenLooks);
    else refuseHeld(attached, held, state === 'maker');
  }
}

/** Containers that are named one by one have no name together. */
function lockName({ by, name, containers }: Attachment): string {
  if (by === 'project') return name;
  const ids = containers.map(({ id }) => id).sort();
  return createHash('sha256').update(ids.join()).digest('hex').slice(0, 16);
}

function refuseHeld({ name }: Attachment, held: HeldLock, isHere: boolean): never {
  const since = `${new Date(held.since).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  fail('R426', `${name} is in use by the run ${held.run} (${whoText(held.owner)}) since ${since}`, {
    fix: isHere
      ? 'wait for it to end'
      : `wait for it to end; if its process is gone, \`resilience recover ${held.run}\` undoes what it did`,
  });
}

function refuseUndone({ name }: Attachment, { run, folder }: HeldLock, still: readonly string[]): never {
  fail('R427', `what the killed run ${run} did to ${name} is not undone: ${still.join('; ')}`, {
    at: folder,
    fix: `see what keeps it, then \`resilience recover ${run}\``,
  });
}
