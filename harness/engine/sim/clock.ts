/** The run's clock in virtual time. */
import { instant } from '../../model/time.ts';
import type { Clock } from '../environment.ts';
import type { VirtualTime } from './virtual-time.ts';
import { schedule, type World } from './world.ts';

/** `wall`: the wall clock at virtual time 0, milliseconds since 1970. */
export function simClock(world: World, time: VirtualTime, wall: number): Clock {
  return {
    wall,
    now: () => instant(world.now),
    sleepUntil(until, signal) {
      if (signal?.aborted) return Promise.reject(signal.reason);
      if (until <= world.now) return Promise.resolve();
      return time.await<void>(({ resolve, reject }) => {
        const abort = (): void => reject(signal?.reason);
        signal?.addEventListener('abort', abort, { once: true });
        schedule(world, until - world.now, () => {
          signal?.removeEventListener('abort', abort);
          resolve();
        });
      });
    },
  };
}
