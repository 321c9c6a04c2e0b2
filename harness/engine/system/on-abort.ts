/** Many waits on one abort signal, as one listener: a signal's own list is searched on every addition and removal. */

const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/** Calls `stop` once when `signal` aborts, which it must not have done yet; returns a function that forgets it. */
export function onAbort(signal: AbortSignal, stop: () => void): () => void {
  const stops = waiting.get(signal) ?? listen(signal);
  stops.add(stop);
  return () => {
    stops.delete(stop);
  };
}

function listen(signal: AbortSignal): Set<() => void> {
  const stops = new Set<() => void>();
  waiting.set(signal, stops);
  signal.addEventListener(
    'abort',
    () => {
      for (const stop of stops) stop();
      stops.clear();
    },
    { once: true },
  );
  return stops;
}
