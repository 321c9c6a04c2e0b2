/** Gives files to worker processes, so many at once, and gathers what they tell. A worker that crashes or hangs fails its file. */
import { type FileResult, fileResult } from './results.ts';
import { type FileTold, startWorker, type Worker } from './worker-process.ts';

export interface Job {
  readonly file: string;
  /** Only tests with these titles or words; null: all. */
  readonly only: Parameters<Worker['run']>[0]['only'];
  /** Resolves, with what the file finds in its environment, when what it needs is there. */
  readonly ready: Promise<Readonly<Record<string, string>>>;
}

export interface PoolOptions {
  readonly width: number;
  /** A new process for every file: project names and the like come from its number. */
  readonly fresh: boolean;
  /** For each file, by the wall clock. */
  readonly limitMs: number;
  readonly signal: AbortSignal;
  readonly onStart: (file: string) => void;
  readonly onEnd: (result: FileResult) => void;
}

/** Resolves when all have run, or when none is begun any more because of the signal. A file whose needs cannot be met has failed. */
export async function runPool(jobs: readonly Job[], options: PoolOptions): Promise<void> {
  const waiting = [...jobs];
  const ready = new Map<Job, Readonly<Record<string, string>> | Error>();
  const settled = jobs.map((job) =>
    job.ready.then(
      (env) => void ready.set(job, env),
      (error) => void ready.set(job, error),
    ),
  );
  const aborted = new Promise((resolve) => options.signal.addEventListener('abort', resolve, { once: true }));
  const next = async (): Promise<Job | undefined> => {
    while (waiting.length > 0 && !options.signal.aborted) {
      const place = waiting.findIndex((job) => ready.has(job));
      if (place >= 0) return waiting.splice(place, 1)[0];
      await Promise.race([aborted, ...waiting.map((job) => settled[jobs.indexOf(job)])]);
    }
    return undefined;
  };
  const slot = async (): Promise<void> => {
    let worker: Worker | null = null;
    try {
      for (let job = await next(); job !== undefined; job = await next()) {
        const { file, only } = job;
        const env = ready.get(job)!;
        options.onStart(file);
        if (env instanceof Error) {
          options.onEnd(fileResult(file, without(env)));
          continue;
        }
        worker ??= startWorker(options.signal);
        const told = await worker.run({ file, only, env, dry: false }, options.limitMs);
        options.onEnd(fileResult(file, told));
        if (!options.fresh && worker.alive()) continue;
        await worker.end();
        worker = null;
      }
    } finally {
      await worker?.end();
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.width, jobs.length) }, slot));
}

const without = ({ message }: Error): FileTold => ({
  tests: [{ type: 'test', title: 'what it needs is there', suite: '', state: 'failed', error: message, whole: true }],
  output: '',
  seconds: 0,
  less: [],
});
