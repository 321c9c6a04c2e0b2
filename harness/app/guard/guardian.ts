/**
 * The guardian of this process's runs: detached, it cleans up after them when this process is gone before they have ended. It waits as a
 * small shell, and is a program (`cli/guardian-process.ts`) only then.
 */
import { resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { fail } from '../../model/failure.ts';
import { messageOf } from '../../model/message-of.ts';
import type { Plan } from '../../model/plan.ts';
import type { Machine } from '../../provision/ensure.ts';
import { ownText } from '../../subprocess/owner.ts';
import { whenGone } from '../../subprocess/when-gone.ts';
import { projectOf } from '../name-run.ts';
import { engineOf, type Lease } from './lease.ts';

/** What it reads is small, whatever the run was like. */
const guardian = whenGone(() => [
  process.execPath,
  '--max-old-space-size=256',
  fileURLToPath(import.meta.resolve('#guardian-process')),
]);

/** Whose the runs of this process are, for their labels. Throws R425. */
export const ownerText = (): Promise<string> => orRefused(guardian.mark().then(ownText));

/**
 * Nothing of the run may be made before this returns. What it gives back is called when nothing is left of it. `folder`: its directory;
 * null: it has none yet. Throws R425.
 */
export async function guardRun(
  plan: Plan,
  { endpoint, compose, images }: Machine,
  run: string,
  folder: string | null,
): Promise<() => void> {
  const lease: Lease = {
    run,
    project: projectOf(plan, run),
    owner: await ownerText(),
    engine: engineOf(endpoint),
    folder: folder === null ? null : resolve(folder),
    attached: plan.attached === undefined || folder === null ? null : { compose, images },
  };
  return orRefused(guardian.hold(JSON.stringify(lease)));
}

const orRefused = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) =>
    fail('R425', `nobody could be told to clean up if this process is killed: ${messageOf(error)}`, {
      fix: 'see whether this machine can start processes: /bin/sh, and its limits on memory and processes',
      cause: error,
    }),
  );
