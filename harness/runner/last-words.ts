/** The last line that a container wrote before it ended by itself: read once for each end, as well as it can be. */
import type { ContainerView } from '../engine/engine.ts';
import { silentExits } from '../model/last-words.ts';
import { plainLine } from '../model/plain-line.ts';
import { type LiveContext, onRunClock } from './context.ts';

/** So many lines are read: a next life may have written some of them already. */
const lines = 20;

/** By how much a line's time may be later than the end that the engine keeps, in milliseconds. */
const slack = 5;

const longest = 200;

/** Returns once the new ends among these are recorded; what cannot be read is left out. */
export function wordsRecorder(context: LiveContext): (views: readonly ContainerView[]) => Promise<void> {
  const recorded = new Map<string, number>();
  const since = context.env.clock.wall;
  return async (views) => {
    for (const { id, service, replica, status, exitCode, finishedAt } of views) {
      const known = recorded.get(id) ?? since;
      if (finishedAt === null || finishedAt <= known) continue;
      recorded.set(id, finishedAt);
      if (status !== 'running' && silentExits.has(exitCode ?? 0)) continue;
      const text = await context.env.engine.containers.logs(id, lines).catch(() => '');
      const line = lastLine(text, finishedAt + slack);
      if (line === null) continue;
      const ended = onRunClock(context, finishedAt);
      context.recorder.append({ type: 'container.said', service, replica, container: id.slice(0, 12), ended, line });
    }
  };
}

/** Of lines that each begin with their time, the last that is not blank and no later than `until`, without its colours. */
export function lastLine(text: string, until: number): string | null {
  for (const line of text.split('\n').reverse()) {
    const [, time, said] = /^(\d{4}-\d\d-\d\dT\S+) ?(.*)$/.exec(line) ?? [];
    if (time === undefined || Date.parse(time) > until) continue;
    const plain = plainLine(said!);
    if (plain !== '') return plain.slice(0, longest);
  }
  return null;
}
