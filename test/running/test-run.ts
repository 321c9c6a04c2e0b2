/** Runs chosen files: pure ones while the machine is set up, then those on the engine side by side, then what measures time. */
import { cpus, totalmem } from 'node:os';
import type { Choice } from './choose.ts';
import { kindOf } from './kinds.ts';
import { planParts, widthOf } from './plan.ts';
import { type Job, type PoolOptions, runPool } from './pool.ts';
import { afterSecondLook, type FileResult, toLookAt } from './results.ts';
import type { Ending, Show } from './show.ts';

export interface RunOptions {
  readonly choices: readonly Choice[];
  readonly seconds: Readonly<Record<string, number>>;
  /** Resolves with a file's environment when what it needs is there. */
  readonly ready: (file: string) => Promise<Readonly<Record<string, string>>>;
  readonly show: Show;
  readonly signal: AbortSignal;
}

const minute = 60_000;

/** Never rejects for what a test does. */
export async function runTests({
  choices,
  seconds,
  ready,
  show,
  signal,
}: RunOptions): Promise<Omit<Ending, 'leftOut'>> {
  const only = new Map(choices.map((one) => [one.file, one.only]));
  const results = new Map<string, FileResult>();
  const times: [string, number][] = [];
  const part = async (
    name: string,
    jobs: readonly Job[],
    options: Omit<PoolOptions, 'signal' | 'onStart' | 'onEnd'>,
  ) => {
    const ended: FileResult[] = [];
    const began = performance.now();
    show.begin(name, jobs.length);
    const onEnd = (result: FileResult): void => {
      ended.push(result);
      show.ended(result);
    };
    await runPool(jobs, { ...options, signal, onStart: show.started, onEnd });
    if (jobs.length > 0) times.push([name, performance.now() - began]);
    return ended;
  };
  const jobs = (files: readonly string[]): readonly Job[] =>
    files.map((file) => ({ file, only: only.get(file) ?? null, ready: ready(file) }));

  const { pure, engine, quiet, alone } = planParts([...only.keys()], seconds);
  const width = widthOf(cpus().length, totalmem());
  const limits = { pure: 5 * minute, engine: 25 * minute };
  const first = [
    ...(await part('side by side', jobs(pure), { width: width.pure, fresh: false, limitMs: limits.pure })),
    ...(await part('on the engine', jobs(engine), { width: width.engine, fresh: true, limitMs: limits.engine })),
    ...(await part('quietly', jobs(quiet), { width: width.quiet, fresh: true, limitMs: limits.engine })),
    ...(await part('alone', jobs(alone), { width: 1, fresh: true, limitMs: limits.engine })),
  ];
  for (const one of first) results.set(one.file, one);

  const secondLooks = signal.aborted
    ? []
    : first.filter((one) => one.failed.length > 0 && kindOf(one.file).needs === 'engine');
  const again = secondLooks.map((one) => {
    const titles = toLookAt(one);
    return { file: one.file, only: titles ? { titles } : (only.get(one.file) ?? null), ready: ready(one.file) };
  });
  for (const second of await part('second looks', again, { width: 1, fresh: true, limitMs: limits.engine })) {
    results.set(second.file, afterSecondLook(results.get(second.file)!, second));
  }
  return { results: [...results.values()], secondLooks, parts: times };
}
