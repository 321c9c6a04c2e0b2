/** Distributions of times as they occur, in milliseconds, each with its share by t: so that the truth that an interval should cover is known. */
import { normalShare } from '../../harness/statistics/normal.ts';
import { normal } from './random.ts';

export interface Times {
  readonly draw: (random: () => number) => number;
  readonly shareBy: (time: number) => number;
}

const lognormal = (middle: number, sd: number): Times => ({
  draw: (random) => middle * Math.exp(sd * normal(random)),
  shareBy: (time) => (time <= 0 ? 0 : normalShare(Math.log(time / middle) / sd)),
});

const [most, slow] = [lognormal(2000, 0.2), lognormal(14_000, 0.2)];

export const distributions: Readonly<Record<string, Times>> = {
  /** A detection: the phase within an interval of ten seconds. */
  uniform: {
    draw: (random) => 1000 + 10_000 * random(),
    shareBy: (time) => Math.min(1, Math.max(0, (time - 1000) / 10_000)),
  },
  lognormal: lognormal(4000, 0.6),
  exponential: {
    draw: (random) => -4000 * Math.log(1 - random()),
    shareBy: (time) => (time <= 0 ? 0 : 1 - Math.exp(-time / 4000)),
  },
  /** One run in ten is seven times as slow. */
  mixture: {
    draw: (random) => (random() < 0.1 ? slow : most).draw(random),
    shareBy: (time) => 0.9 * most.shareBy(time) + 0.1 * slow.shareBy(time),
  },
};

/** The time by which so large a share has come. */
export function timeBy({ shareBy }: Times, share: number): number {
  let [low, high] = [0, 1e6];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (shareBy(middle) < share) low = middle;
    else high = middle;
  }
  return high;
}

/** The window by whose end so large a share has not come; for none a wide one. */
export const windowFor = (times: Times, censored: number): number =>
  censored === 0 ? 3 * timeBy(times, 0.999) : timeBy(times, 1 - censored);

/** The mean with the window as its limit: the integral of the share that has not come. */
export function meanWithin({ shareBy }: Times, window: number): number {
  const steps = 4000;
  const width = window / steps;
  return Array.from({ length: steps }, (_, step) => (1 - shareBy((step + 0.5) * width)) * width).reduce(
    (total, one) => total + one,
    0,
  );
}
