/** The titles of a file's tests, read by loading it where nothing runs. */
import { cpus } from 'node:os';
import { startWorker } from './worker-process.ts';

const limitMs = 60_000;

/** So many files at once as there are cores. A file that cannot be loaded has no titles. */
export function titleReader(signal: AbortSignal): (file: string) => Promise<readonly string[]> {
  const turns = Array.from({ length: cpus().length }, () => Promise.resolve());
  let next = 0;
  return async (file) => {
    const turn = next++ % turns.length;
    const read = turns[turn]!.then(() => readTitles(file, signal));
    turns[turn] = read.then(
      () => undefined,
      () => undefined,
    );
    return read;
  };
}

async function readTitles(file: string, signal: AbortSignal): Promise<readonly string[]> {
  const worker = startWorker(signal);
  try {
    const { tests } = await worker.run({ file, only: null, env: {}, dry: true }, limitMs);
    return tests.filter((one) => one.state !== 'failed').map((one) => one.title);
  } finally {
    await worker.end();
  }
}
