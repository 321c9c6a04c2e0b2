/** Moves virtual time: only towards something that somebody awaits, and only when nobody has anything left to do now. */
import { step, type World } from './world.ts';

/** Settles the promise that was asked for; the first call counts. */
export interface Settle<T> {
  resolve(value: T): void;
  reject(error: unknown): void;
}

export interface VirtualTime {
  /** A promise that time is moved for. `begin` arranges for its end, by tasks of the world or otherwise. */
  await<T>(begin: (settle: Settle<T>) => void): Promise<T>;
  /** Says that something was handed to a reader which time is not moved for, so that it gets its turn first. */
  stir(): void;
}

/** Lets everything that is ready run. Resolves later than whatever was ready when it was called. */
export type Turn = () => Promise<void>;

/**
 * Promise turns cannot tell how many more will follow, so time stands still until this many have passed without anybody
 * calling into the world: far more than any chain of `await`s between two calls has.
 */
const quietTurns = 100;

/**
 * Without a `turn` of the caller's, time is moved by promise turns alone: all code under it must then wait for nothing but
 * this world. A caller whose code also does real input and output hands in a turn of its event loop.
 */
export function virtualTime(world: World, turn?: Turn): VirtualTime {
  /** How everybody who waits hears that time cannot be moved. */
  const waiting = new Set<(error: unknown) => void>();
  let calls = 0;
  let moving = false;

  const settleDown = async (): Promise<void> => {
    if (turn !== undefined) return turn();
    let seen = calls;
    for (let quiet = 0; quiet < quietTurns; quiet += 1) {
      await null;
      if (calls === seen) continue;
      seen = calls;
      quiet = 0;
    }
  };
  const move = async (): Promise<void> => {
    moving = true;
    await settleDown();
    while (waiting.size > 0) {
      const before = calls;
      // Most steps are the world's own; only one that woke somebody lets others go first.
      while (calls === before && step(world));
      if (calls === before) break;
      await settleDown();
    }
    moving = false;
  };
  const fail = (error: unknown): void => {
    moving = false;
    for (const reject of [...waiting]) reject(error);
  };

  return {
    stir: () => {
      calls += 1;
    },
    await(begin) {
      calls += 1;
      const promise = new Promise<Parameters<Parameters<typeof begin>[0]['resolve']>[0]>((resolve, reject) => {
        const once =
          <A>(end: (value: A) => void) =>
          (value: A): void => {
            if (!waiting.delete(rejectOnce)) return;
            calls += 1;
            end(value);
          };
        const rejectOnce = once<unknown>(reject);
        waiting.add(rejectOnce);
        begin({ resolve: once(resolve), reject: rejectOnce });
      });
      if (!moving) void move().catch(fail);
      return promise;
    },
  };
}
