/** An engine whose heavy work goes through a semaphore: bringing a stack up and taking it down disturb what others measure. */
import type { Semaphore } from '../campaign/semaphore.ts';
import type { Engine } from '../engine/engine.ts';

/** An interrupted run takes down all the same. */
export function gated(engine: Engine, semaphore: Semaphore, signal: AbortSignal): Engine {
  const through = async <T>(work: () => Promise<T>, waits: AbortSignal): Promise<T> => {
    const leave = await semaphore.enter(waits);
    try {
      return await work();
    } finally {
      leave();
    }
  };
  const { stack } = engine;
  const patient = new AbortController().signal;
  return {
    ...engine,
    stack: {
      ...stack,
      up: () => through(() => stack.up(), signal),
      down: () => through(() => stack.down(), patient),
    },
  };
}
