/**
 * The process that loads the user's files, scenarios and the configuration, one after the other as they come by its channel. It answers
 * once for each, when nothing of the file goes on any more. The user's code runs here and nowhere else.
 */
import { enableCompileCache } from 'node:module';
import process from 'node:process';
import type { Writable } from 'node:stream';
import type { ConfigDescription } from '../dsl/config-description.ts';
import '../index.ts';
import { distinct } from '../model/distinct.ts';
import { type Failure, FailureError, failure } from '../model/failure.ts';
import { shown } from './find-scenarios.ts';
import { placeOf, refuse, shownPlace } from './import-file.ts';
import { readJavaScript } from './javascript.ts';
import type { LoadedScenario } from './loaded-scenario.ts';
import { hookImports } from './module-hooks.ts';
import { readConfig } from './read-config.ts';
import { readScenario } from './read-scenario.ts';
import { topLevelAwaits } from './top-level-awaits.ts';

/** What a file can be, and what comes of it. */
export interface Loadable {
  readonly scenario: LoadedScenario;
  readonly configuration: ConfigDescription;
}

export type LoadableKind = keyof Loadable;

const readers: { readonly [K in LoadableKind]: (path: string) => Promise<Loadable[K]> } = {
  scenario: readScenario,
  configuration: readConfig,
};

export type Told<K extends LoadableKind = LoadableKind> =
  /** From now on the time counts. */
  | { readonly type: 'begun' }
  /** It is loaded, and these things that it started are not over: names of Node's, such as `Timeout`. */
  | { readonly type: 'going'; readonly what: readonly string[] }
  | { readonly type: 'loaded'; readonly loaded: Loadable[K] }
  /** `clean`: it is the file's own import that says so, and the process is as good as before. */
  | { readonly type: 'refused'; readonly failures: readonly Failure[]; readonly clean: boolean }
  /** After either: what was written until then is with the system. */
  | { readonly type: 'written' };

/** Which file, and as what. */
interface Asked {
  readonly kind: LoadableKind;
  readonly path: string;
}

interface Loading extends Asked {
  loaded: Loadable[LoadableKind] | null;
}

let loading: Loading | null = null;

const tell = (told: Told): void => void process.send?.(told);

function answer(told: Told): void {
  if (loading === null) return;
  loading = null;
  process.channel?.ref();
  tell(told);
  void Promise.all([process.stdout, process.stderr].map(written)).then(() => tell({ type: 'written' }));
}

/** Nothing of the stream waits here for room in its pipe. */
const written = (stream: Writable): Promise<void> => new Promise((resolve) => stream.write('', () => resolve()));

const fileOf = (): string => shown(loading?.path ?? '');

const refuseWith = (failures: readonly Failure[], clean = false): void => answer({ type: 'refused', failures, clean });

/** What was thrown, in the words of the catalogue. */
function refuseThrown(error: unknown, clean: boolean): void {
  try {
    if (error instanceof FailureError) throw error;
    refuse(error, fileOf(), null);
  } catch (refused) {
    const { failures } = refused as FailureError;
    refuseWith(
      failures.map((one) => ({ ...one, at: one.at === null ? fileOf() : shownPlace(one.at) })),
      clean,
    );
  }
}

async function load({ kind, path }: Asked): Promise<void> {
  loading = { kind, path, loaded: null };
  tell({ type: 'begun' });
  // Without the channel nothing keeps the process up but the file's own doings: that they are over is then an event.
  process.channel?.unref();
  try {
    loading.loaded = structuredClone(await readers[kind](path));
  } catch (error) {
    if (error instanceof DOMException) refuseWith([notPlain(error)], true);
    else refuseThrown(error, true);
    return;
  }
  setImmediate(() => tell({ type: 'going', what: goings() }));
}

const notPlain = (error: DOMException): Failure =>
  failure('R105', `the ${loading?.kind} contains something that is not plain data: ${error.message}`, {
    at: fileOf(),
    fix: 'describe it with text, numbers and what the verbs of resilience return',
  });

const ours: readonly string[] = ['PipeWrap', 'TTYWrap', 'Immediate', 'TickObject', 'FSReqPromise', 'FSReqCallback'];

const goings = (): readonly string[] => distinct(process.getActiveResourcesInfo().filter((one) => !ours.includes(one)));

/** Nothing goes on any more: the file is loaded, or waits for what cannot come. */
async function settle(): Promise<void> {
  if (loading === null) return;
  if (loading.loaded === null) refuseWith([await neverComes(loading)]);
  else answer({ type: 'loaded', loaded: loading.loaded });
}

async function neverComes({ kind, path }: Loading): Promise<Failure> {
  const lines = topLevelAwaits(await readJavaScript(path));
  return failure('R113', 'the file waits for something that never comes', {
    at: lines.length === 1 ? `${shown(path)}:${lines[0]}` : shown(path),
    fix: `leave the wait out: a ${kind} file only describes`,
  });
}

/** The answer is given, and what follows in the file is not gone on with. */
function refuseExit(code?: number | string | null): never {
  const error = new Error(`process.exit(${code ?? ''})`);
  const at = placeOf(error) ?? fileOf();
  refuseWith([
    failure('R112', `the file ends the process as it loads: ${error.message}`, {
      at,
      fix: `leave it out: a ${loading?.kind} file only describes`,
    }),
  ]);
  throw error;
}

enableCompileCache();
hookImports();
process.exit = refuseExit;
process.on('uncaughtException', (error) => refuseThrown(error, false));
process.on('unhandledRejection', (error) => refuseThrown(error, false));
process.on('beforeExit', () => void settle());
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.on('message', (asked: Asked) => void load(asked));
