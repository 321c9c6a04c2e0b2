/** What must be undone, whatever happens: last in, first out, all of it, with time of its own. */
import type { Clock } from '../engine/environment.ts';
import { secondsText } from '../model/duration-text.ts';
import { after, type Duration, seconds } from '../model/time.ts';

/** How long one undo may take once the run's own time is over. */
export const cleanupLimit: Duration = seconds(60);

export interface Scope {
  /** Registers an undo before its effect happens; returns a function that forgets it, for when it has been done. */
  defer(name: string, undo: (signal: AbortSignal) => Promise<void>): () => void;
  /** Runs what is registered; returns the errors of those that failed, with their names. */
  close(): Promise<readonly { readonly name: string; readonly error: unknown }[]>;
}

interface Deferred {
  readonly name: string;
  readonly undo: (signal: AbortSignal) => Promise<void>;
}

export function openScope(clock: Clock): Scope {
  const deferred: Deferred[] = [];
  return {
    defer(name, undo) {
      const entry = { name, undo };
      deferred.push(entry);
      return () => {
        const index = deferred.indexOf(entry);
        if (index >= 0) deferred.splice(index, 1);
      };
    },
    async close() {
      const failed: { name: string; error: unknown }[] = [];
      for (let entry = deferred.pop(); entry !== undefined; entry = deferred.pop()) {
        try {
          await withDeadline(clock, cleanupLimit, entry.undo);
        } catch (error) {
          failed.push({ name: entry.name, error });
        }
      }
      return failed;
    },
  };
}

/** Runs `work` until it ends or `limit` is over; its signal aborts then, and the wait ends even if `work` ignores it. */
export async function withDeadline<T>(
  clock: Clock,
  limit: Duration,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const expiry = new AbortController();
  const ended = new AbortController();
  const deadline = clock.sleepUntil(after(clock.now(), limit), ended.signal).then(() => {
    const error = new Error(`not done within ${secondsText(limit)}`);
    expiry.abort(error);
    throw error;
  });
  deadline.catch(() => undefined);
  try {
    return await Promise.race([work(expiry.signal), deadline]);
  } finally {
    ended.abort(new Error('the work is done'));
  }
}

/** The outcome of `work`, or the signal's reason if that comes first: then nobody waits for `work` any more. */
export async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
