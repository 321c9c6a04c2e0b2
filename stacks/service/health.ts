/** What a service says of its health: the original's own flag, and a second one that only a control route flips. */
import type { Recorder } from './instants.ts';

export interface Health {
  /** Whether the original's flag still stands. */
  readonly works: () => boolean;
  /** Whether the health route says so. */
  readonly looksGood: () => boolean;
  /** The bug: nothing but a new process undoes it. */
  readonly breakForGood: () => void;
  /** Makes the health route fail, or no longer; the bug shows through either way. */
  readonly pretend: (good: boolean) => void;
}

export function createHealth(record: Recorder): Health {
  let broken = false;
  let pretendedBad = false;
  const looksGood = () => !broken && !pretendedBad;

  function change(apply: () => void): void {
    const before = looksGood();
    apply();
    if (looksGood() !== before) record('health', { good: looksGood() });
  }

  return {
    works: () => !broken,
    looksGood,
    breakForGood: () =>
      change(() => {
        broken = true;
      }),
    pretend: (good) =>
      change(() => {
        pretendedBad = !good;
      }),
  };
}
