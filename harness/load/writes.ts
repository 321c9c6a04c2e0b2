/** Writes with an id each, sent by the open-loop prober, and read back when the stack has recovered. */
import type { HostPort } from '../engine/clients.ts';
import type { WritesLoad } from '../model/load.ts';
import { type NumberRange, rangesOf } from '../model/number-ranges.ts';
import { after, type Duration, seconds } from '../model/time.ts';
import type { Asker } from '../probes/asker.ts';
import { type HttpContent, type HttpQuestion, httpAsker } from '../probes/http/asker.ts';
import { startProber } from '../probes/prober.ts';
import type { LoadContext, RunningLoad } from './load.ts';
import { numbersIn } from './write-numbers.ts';

/** Each experiment's writes have numbers of their own, from here on times its place in the plan. */
const numbersPerExperiment = 1_000_000;

/** A stack that has only just recovered is asked a few times. */
const tries = 4;
const pause = seconds(1);
const patience = seconds(15);

/** More than a hundred thousand items of some tens of bytes each. */
const keep = 64 * 1024 * 1024;

export async function startWrites(load: WritesLoad, context: LoadContext): Promise<RunningLoad> {
  const { name, env, emit, signal } = context;
  const first = context.ordinal * numbersPerExperiment;
  const asker = writesAsker(load, context, first);
  const specs = [{ name, role: 'load', probe: load, asker, firstWrite: first }] as const;
  const prober = startProber(specs, env.clock, emit, signal);
  return {
    async end() {
      await prober.stop();
      emit({
        type: 'writes.read',
        load: name,
        experiment: context.experiment,
        ...(await readBack(load, context, first)),
      });
    },
  };
}

/** Each slot creates an item of its own. */
function writesAsker({ service, create }: WritesLoad, { env, address }: LoadContext, first: number): Asker {
  const { method, path, status, contentType } = create;
  const contentOf = (slot: number): HttpContent => {
    const filled = (text: string): string => text.replaceAll('{id}', `w-${first + slot}`);
    return { path: filled(path), body: { contentType, text: filled(create.body) } };
  };
  const question: HttpQuestion = { method, path, connections: ['fresh', 'kept'], status, body: null };
  return httpAsker(question, env.clients.http, () => address(service), contentOf);
}

interface ReadBack {
  readonly first: number;
  readonly last: number;
  readonly found: readonly NumberRange[] | null;
  readonly problem: string | null;
}

/** What is there, by number; tried again while nothing comes. */
async function readBack(load: WritesLoad, { env, address }: LoadContext, first: number): Promise<ReadBack> {
  const last = first + numbersPerExperiment - 1;
  let problem = '';
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const { text, said } = await get(load, env, address(load.service), patience);
    if (text !== null) return { first, last, found: rangesOf(numbersIn(text, first, last)), problem: null };
    problem = said;
    if (attempt < tries) await env.clock.sleepUntil(after(env.clock.now(), pause));
  }
  return { first, last, found: null, problem: `the writes could not be read back: ${problem}` };
}

async function get(
  load: WritesLoad,
  env: LoadContext['env'],
  { host, port }: HostPort,
  timeout: Duration,
): Promise<{ readonly text: string | null; readonly said: string }> {
  let text: string | null = null;
  const { path } = load.read;
  const answer = await env.clients.http.request({
    host,
    port,
    method: 'GET',
    path,
    connection: 'fresh',
    timeout,
    keep,
    accept: (status, body) => {
      if (status !== 200) return status >= 500 ? 'http5xx' : 'wrong';
      text = body;
      return 'ok';
    },
  });
  return { text, said: `GET ${path}: ${answer.status ?? answer.outcome}` };
}
