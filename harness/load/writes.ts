/** Writes with an id each, sent by the open-loop prober, and read back when the stack has recovered. */
import { isStored, type WritesLoad } from '../model/load.ts';
import { type NumberRange, rangesOf } from '../model/number-ranges.ts';
import { after, seconds } from '../model/time.ts';
import { startProber } from '../probes/prober.ts';
import { httpWrites } from './http-writes.ts';
import type { LoadContext, RunningLoad } from './load.ts';
import { storedWrites } from './stored-writes.ts';
import { numbersIn } from './write-numbers.ts';
import type { WriteStore } from './write-store.ts';

/** Each experiment's writes have numbers of their own, from here on times its place in the plan. */
const numbersPerExperiment = 1_000_000;

/** A stack that has only just recovered is asked a few times. */
const tries = 4;
const pause = seconds(1);
const patience = seconds(15);

export async function startWrites(load: WritesLoad, context: LoadContext): Promise<RunningLoad> {
  const { name, env, emit, signal } = context;
  const first = context.ordinal * numbersPerExperiment;
  const store = isStored(load) ? storedWrites(load, context) : httpWrites(load, context);
  const asker = store.asker((slot) => `w-${first + slot}`);
  const specs = [{ name, role: 'load', probe: load, asker, firstWrite: first }] as const;
  const prober = startProber(specs, env.clock, emit, signal);
  return {
    async end() {
      await prober.stop();
      emit({
        type: 'writes.read',
        load: name,
        experiment: context.experiment,
        ...(await readBack(store, context, first)),
      });
    },
  };
}

interface ReadBack {
  readonly first: number;
  readonly last: number;
  readonly found: readonly NumberRange[] | null;
  readonly problem: string | null;
}

/** What is there, by number; tried again while nothing comes. */
async function readBack(store: WriteStore, { env }: LoadContext, first: number): Promise<ReadBack> {
  const last = first + numbersPerExperiment - 1;
  let problem = '';
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const { text, said } = await store.read(patience);
    if (text !== null) return { first, last, found: rangesOf(numbersIn(text, first, last)), problem: null };
    problem = said;
    if (attempt < tries) await env.clock.sleepUntil(after(env.clock.now(), pause));
  }
  return { first, last, found: null, problem: `the writes could not be read back: ${problem}` };
}
