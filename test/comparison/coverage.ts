/** How often the intervals that are printed cover the truth: simulated repeats, and the code that counts the report. */
import { isTelling, pairsOf } from '../../harness/comparison/decide-pairs.ts';
import { priceOf } from '../../harness/comparison/price.ts';
import type { RepeatValue } from '../../harness/model/comparison.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { pairedRatio } from '../../harness/statistics/ratio.ts';
import { meanWithin, type Times, timeBy, windowFor } from '../statistics/draws.ts';
import { normal, seeded } from '../statistics/random.ts';
import { controls } from './sample-controls.ts';
import { measureOf } from './sample-runs.ts';
import { repeatOf, summaryOf } from './summary-of.ts';

export const sizes = [6, 8, 10, 15, 20] as const;
export const censoredShares = [0, 0.1, 0.3] as const;

export interface Setting {
  readonly times: Times;
  /** The share that has not come when the window ends. */
  readonly censored: number;
  readonly n: number;
}

type Interval = { readonly min: number | null; readonly max: number | null } | null;

/** A bound that is not printed bounds nothing. */
export const covers = (interval: Interval, truth: number): boolean =>
  (interval?.min ?? Number.NEGATIVE_INFINITY) <= truth && truth <= (interval?.max ?? Number.POSITIVE_INFINITY);

/** The shares of `rounds` variants whose intervals cover. */
export function coverageOfVariant(setting: Setting, rounds: number): { median: number; mean: number; came: number } {
  const { times, censored, n } = setting;
  const window = windowFor(times, censored);
  const truth = { median: timeBy(times, 0.5), mean: meanWithin(times, window), came: times.shareBy(window) };
  const random = seeded(n);
  const covered = { median: 0, mean: 0, came: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const drawn = Array.from({ length: n }, () => times.draw(random));
    const measure = measureOf('recovery', { window: milliseconds(window) });
    const { median, restrictedMean, came } = summaryOf(
      'a',
      drawn.map((time) => (time <= window ? time : null)),
      measure,
    );
    covered.median += Number(covers(median, truth.median)) / rounds;
    covered.mean += Number(covers(restrictedMean, truth.mean)) / rounds;
    covered.came += Number(covers(came, truth.came)) / rounds;
  }
  return covered;
}

/** The share of `rounds` pairs whose interval covers the ratio: the variant takes `ratio` times what the reference is drawn from. */
export function coverageOfRatio({ times, censored, n }: Setting, ratio: number, rounds: number): number {
  const window = windowFor(times, censored);
  const random = seeded(100 + n);
  const repeats = (factor: number): readonly RepeatValue[] =>
    Array.from({ length: n }, (_, block) => {
      const time = factor * times.draw(random);
      return repeatOf(block, Math.min(time, window), time <= window);
    });
  let covered = 0;
  for (let round = 0; round < rounds; round += 1) {
    const pairs = pairsOf(repeats(ratio), repeats(1), window).filter(isTelling);
    if (covers(pairedRatio(pairs), ratio)) covered += 1;
  }
  return covered / rounds;
}

/**
 * The share of `rounds` prices of a look whose interval covers, by so many readings of different length: each look takes 50 ms
 * of CPU with a scatter of its own, `spread` of that.
 */
export async function coverageOfPrice(readings: number, spread: number, rounds: number): Promise<number> {
  const read = await controls();
  const random = seeded(200 + readings);
  let covered = 0;
  for (let round = 0; round < rounds; round += 1) {
    const used = Array.from({ length: readings }, (_, index) => {
      const looks = 6 * (1 + (index % 3));
      return [looks, 50 * (looks + spread * Math.sqrt(looks) * normal(random))] as const;
    });
    if (covers(priceOf('a', read(used))!.perProbe, 50)) covered += 1;
  }
  return covered / rounds;
}
