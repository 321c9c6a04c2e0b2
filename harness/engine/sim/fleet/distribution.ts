/** A length of time that varies, as a table of its quantiles: from a spread, or from what earlier runs measured. */
import type { Spread } from '../parameters.ts';
import { type Dice, roll } from './dice.ts';

const steps = 256;

/** 257 quantiles at equal shares, ascending; between two of them every length is as likely. Milliseconds, never negative. */
export type Distribution = Float64Array;

/** The bell of `draw` in parameters.ts: median ± 3 sd, the sum of three uniform numbers. */
export function ofSpread({ p50, sd }: Spread): Distribution {
  return standard.map((place) => Math.max(0, p50 + sd * 2 * place));
}

export const always = (length: number): Distribution => new Float64Array(steps + 1).fill(length);

/** Of measured lengths, at least one; between them linear (type 7 of Hyndman and Fan). */
export function ofSamples(samples: readonly number[]): Distribution {
  if (samples.length === 0) throw new Error('a distribution needs a sample');
  const order = Float64Array.from(samples).sort();
  return Float64Array.from({ length: steps + 1 }, (_, step) => {
    const at = (step / steps) * (order.length - 1);
    const below = order[Math.floor(at)]!;
    return Math.max(0, below + (order[Math.ceil(at)]! - below) * (at - Math.floor(at)));
  });
}

export function drawFrom(dice: Dice, table: Distribution): number {
  const rolled = roll(dice);
  const step = rolled >>> 24;
  const below = table[step]!;
  return below + (table[step + 1]! - below) * (rolled & 0xffffff) * 2 ** -24;
}

export function meanOf(table: Distribution): number {
  const ends = (table[0]! + table[steps]!) / 2;
  return (table.subarray(1, steps).reduce((sum, one) => sum + one, 0) + ends) / steps;
}

export const mostOf = (table: Distribution): number => table[steps]!;

/** Quantiles of the sum of three uniform numbers, less its middle: its law inverted by halving, which is exact arithmetic. */
const standard: Float64Array = Float64Array.from({ length: steps + 1 }, (_, step) => {
  let [low, high] = [0, 3];
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (shareBelow(middle) < step / steps) low = middle;
    else high = middle;
  }
  return (low + high) / 2 - 1.5;
});

/** Irwin–Hall of three. */
function shareBelow(x: number): number {
  if (x <= 1) return (x * x * x) / 6;
  if (x <= 2) return (-2 * x * x * x + 9 * x * x - 9 * x + 3) / 6;
  return 1 - ((3 - x) * (3 - x) * (3 - x)) / 6;
}
