/** Counts, every second, what visitors have left to do. */
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { ask } from './cache.ts';

process.on('SIGTERM', () => process.exit(0));
for (;;) {
  await ask('INCR rounds').catch((error: Error) => process.stderr.write(`${error.message}\n`));
  await setTimeout(1000);
}
