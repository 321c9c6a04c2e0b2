/** The guardian's work, once its harness is gone. What comes of it stands in `guardian.log` in the run's directory. */
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { secondsText } from '../../model/duration-text.ts';
import { milliseconds, minutes, seconds } from '../../model/time.ts';
import { cleanUp } from './clean-up.ts';
import type { Lease } from './lease.ts';

/** From the kill of Compose to the end of what it had asked for is a second on a busy machine. */
const quiet = seconds(3);
const patience = minutes(10);

/** Each word is a lease. Their runs are cleaned up side by side. */
export async function keepWatch(words: readonly string[]): Promise<void> {
  await Promise.all(words.map((word) => cleanUpAfter(JSON.parse(word) as Lease)));
}

async function cleanUpAfter(lease: Lease): Promise<void> {
  const began = performance.now();
  const log = logIn(lease.folder);
  log.tell('the harness is gone before the run has ended');
  const still = await cleanUp({ lease, tell: log.tell, quiet, patience });
  const after = secondsText(milliseconds(performance.now() - began));
  log.tell(
    still.length === 0
      ? `done after ${after}: nothing is left`
      : `given up after ${after}; still to do: ${still.join(', ')}; \`resilience recover ${lease.run}\` tries again`,
  );
  await log.written();
}

/** A disk that is full, or a directory that is gone, keeps nothing from being cleaned up. */
function logIn(folder: string | null): { tell(line: string): void; written(): Promise<void> } {
  let last: Promise<void> = Promise.resolve();
  return {
    tell(line) {
      if (folder === null) return;
      const text = `${new Date().toISOString()} ${line}\n`;
      last = last.then(() => appendFile(join(folder, 'guardian.log'), text)).catch(() => undefined);
    },
    written: () => last,
  };
}
