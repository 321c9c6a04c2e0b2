/** Runs a k6 script as a sidecar of the stack's network, and turns what it tells into events. */
import type { Sidecar } from '../engine/engine.ts';
import { secondsText } from '../model/duration-text.ts';
import { failure } from '../model/failure.ts';
import type { K6Load } from '../model/load.ts';
import { seconds } from '../model/time.ts';
import { k6Event } from './k6-event.ts';
import { problemOf } from './k6-exit.ts';
import { type K6Reader, k6Reader } from './k6-lines.ts';
import { readK6Log } from './k6-log.ts';
import { k6Spec, summaryPath } from './k6-spec.ts';
import { thresholdsIn } from './k6-summary.ts';
import type { LoadContext, RunningLoad } from './load.ts';
import { within } from './within.ts';

/** k6 starts in about half a second; a script's setup() has a minute by default. */
const untilFirst = seconds(65);
/** After our signal a script's teardown() may take a while, and the summary follows it. */
const untilEnded = seconds(20);

/** Returns once the script's first iteration was seen, or it could not begin: that is reported, and its numbers do not count. */
export async function startK6(load: K6Load, context: LoadContext): Promise<RunningLoad> {
  const { name, env, emit, signal } = context;
  if (load.ready === null) throw new Error(`the k6 script of ${name} was not prepared`);
  const began = Promise.withResolvers<'began'>();
  const seen: Seen = { requests: 0, said: null };
  const reader = k6Reader((told) => {
    began.resolve('began');
    if (told.what === 'request') seen.requests += 1;
    const event = k6Event(told, context);
    if (event !== null) emit(event);
  });
  const sidecar = await env.engine.helperContainers.startSidecar(k6Spec(load, load.ready), reader.line, (line) => {
    const log = readK6Log(line);
    if (log?.level === 'error' || log?.level === 'fatal') seen.said = log.text;
  });
  try {
    const ended = sidecar.ended.then(() => 'ended' as const);
    const first = await within(env.clock, untilFirst, Promise.race([began.promise, ended]), signal);
    if (first === null) warn(context, `${name}: k6 began nothing in ${secondsText(untilFirst)}`);
  } catch (error) {
    await sidecar.remove();
    throw error;
  }
  return { end: () => endK6(sidecar, reader, seen, context) };
}

interface Seen {
  requests: number;
  /** The last error that k6 logged. */
  said: string | null;
}

/** Tells it to stop and waits for its last line and its word on the thresholds; then it is removed, whatever it did. */
async function endK6(sidecar: Sidecar, reader: K6Reader, seen: Seen, context: LoadContext): Promise<void> {
  const { name, env, emit, experiment } = context;
  const already = await Promise.race([sidecar.ended, Promise.resolve(null)]);
  if (already === null) await sidecar.signal('SIGINT');
  const exitCode = already ?? (await within(env.clock, untilEnded, sidecar.ended));
  reader.end();
  const thresholds = thresholdsIn(exitCode === null ? null : await sidecar.read(summaryPath));
  await sidecar.remove();
  const problem = problemIn(exitCode, already === null, reader.unreadable(), seen);
  emit({ type: 'load.ended', load: name, experiment, exitCode, thresholds, problem });
  if (problem !== null) warn(context, `${name}: ${problem}`);
  else if (already === 99) warn(context, `${name}: k6 stopped at a crossed threshold before the experiment ended`);
}

function problemIn(exitCode: number | null, told: boolean, unreadable: number, seen: Seen): string | null {
  if (exitCode === null) return `k6 did not end within ${secondsText(untilEnded)} of being told to`;
  const problem = problemOf({ exitCode, told, said: seen.said });
  if (problem !== null) return problem;
  if (unreadable > 0) return `${unreadable} lines of k6's output could not be read`;
  return seen.requests === 0 ? 'k6 sent no HTTP request' : null;
}

const warn = ({ emit, experiment }: LoadContext, message: string): void =>
  emit({ type: 'warned', failure: failure('R313', message, { at: `the load of experiment '${experiment}'` }) });
