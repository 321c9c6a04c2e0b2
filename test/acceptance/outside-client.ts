/** A client of our own: asks a published port twenty times a second, and knows nothing of the harness. */
import { setTimeout as sleep } from 'node:timers/promises';

/** The one outage that it saw, by the wall clock in milliseconds. */
export interface Outage {
  /** When the last bad request was sent, and when the first good answer after it came. */
  readonly lastBad: number;
  readonly firstGood: number;
  /** From the first bad answer to the last; and from the last good one before to the first good one after. */
  readonly least: number;
  readonly most: number;
}

interface Asked {
  readonly sent: number;
  readonly end: number;
  readonly good: boolean;
}

export function outsideClient(port: number): { stop(): Promise<Outage> } {
  const done = new AbortController();
  const asked: Asked[] = [];
  const all: Promise<void>[] = [];
  const now = (): number => performance.timeOrigin + performance.now();
  const ask = async (): Promise<void> => {
    const sent = now();
    const good = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(1000) })
      .then(async (answer) => answer.status === 200 && (await answer.text()) === 'ok')
      .catch(() => false);
    asked.push({ sent, end: now(), good });
  };
  const loop = (async () => {
    while (!done.signal.aborted) {
      all.push(ask());
      await sleep(50);
    }
  })();
  return {
    async stop() {
      done.abort();
      await loop;
      await Promise.all(all);
      return outageIn(asked.toSorted((a, b) => a.sent - b.sent));
    },
  };
}

/** The first outage after it was good, and before it was good for the last time: the stack also comes and goes. */
function outageIn(asked: readonly Asked[]): Outage {
  const served = asked.findIndex((one) => one.good);
  const stop = asked.findLastIndex((one) => one.good);
  const bad = asked.slice(served, stop).filter((one) => !one.good);
  const [first, last] = [bad[0], bad.at(-1)];
  if (first === undefined || last === undefined) throw new Error('the client saw no outage');
  const firstGood = Math.min(...asked.filter((one) => one.good && one.sent > last.sent).map((one) => one.end));
  const before = asked.filter((one) => one.good && one.sent < first.sent).at(-1)!;
  return { lastBad: last.sent, firstGood, least: last.sent - first.end, most: firstGood - before.sent };
}
