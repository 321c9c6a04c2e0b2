/** Waits for something, and not for ever. */
import type { Clock } from '../engine/environment.ts';
import { after, type Duration } from '../model/time.ts';

/** What came, or null when `limit` was over first. Rejects with the signal's reason when it aborts. */
export async function within<T>(
  clock: Clock,
  limit: Duration,
  coming: Promise<T>,
  signal?: AbortSignal,
): Promise<T | null> {
  const came = new AbortController();
  const stop = signal === undefined ? came.signal : AbortSignal.any([came.signal, signal]);
  const over = clock.sleepUntil(after(clock.now(), limit), stop).then(
    () => null,
    (reason: unknown) => {
      if (came.signal.aborted) return null;
      throw reason;
    },
  );
  try {
    return await Promise.race([coming, over]);
  } finally {
    came.abort(new Error('it came'));
  }
}
