/** Keeps the heavy parts of runs apart: bringing a stack up and taking it down disturb what others measure. */

export interface Gate {
  /** Resolves with the way out when there is room; first come, first served. Rejects with the signal's reason. */
  enter(signal: AbortSignal): Promise<() => void>;
}

/** Lets `room` in at once. */
export function openGate(room: number): Gate {
  let free = room;
  const waiting: (() => void)[] = [];
  const leave = (): void => {
    const next = waiting.shift();
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
    async enter(signal) {
      signal.throwIfAborted();
      if (free > 0) {
        free -= 1;
        return once(leave);
      }
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const stop = (): void => {
        const at = waiting.indexOf(resolve);
        if (at >= 0) waiting.splice(at, 1);
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
