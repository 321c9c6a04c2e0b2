/** Keeps the heavy parts of runs apart: bringing a stack up and taking it down disturb what others measure. */

export interface Semaphore {
  /**
   * Resolves with the way out when there is room; first come, first served. Rejects with the signal's reason. `ahead`: before
   * all who are not, for a run that takes something down and so makes room, within a deadline.
   */
  enter(signal: AbortSignal, ahead?: boolean): Promise<() => void>;
}

/** Lets `room` in at once. */
export function semaphore(room: number): Semaphore {
  let free = room;
  const early: (() => void)[] = [];
  const late: (() => void)[] = [];
  const leave = (): void => {
    const next = early.shift() ?? late.shift();
    if (next === undefined) free += 1;
    else next();
  };
  const once = (work: () => void): (() => void) => {
    let done = false;
    return () => {
      if (!done) work();
      done = true;
    };
  };
  return {
    async enter(signal, ahead = false) {
      signal.throwIfAborted();
      if (free > 0) {
        free -= 1;
        return once(leave);
      }
      const waiting = ahead ? early : late;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const stop = (): void => {
        const at = waiting.indexOf(resolve);
        // Who has been let in just now has a place that is not to be lost: it goes in, and out again.
        if (at < 0) return;
        waiting.splice(at, 1);
        reject(signal.reason);
      };
      waiting.push(resolve);
      signal.addEventListener('abort', stop, { once: true });
      try {
        await promise;
      } finally {
        signal.removeEventListener('abort', stop);
      }
      return once(leave);
    },
  };
}
