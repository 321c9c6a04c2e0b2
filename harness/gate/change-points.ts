/** Where a series of nights changed its level: E-divisive (Matteson and James 2014) with a t-test instead of permutations, so that it is the same each time. For the trend alone. */
import { incompleteBeta } from '../statistics/beta.ts';
import { mean, squaresOf } from '../statistics/mean.ts';
import { median } from '../statistics/quantile.ts';

export interface ChangePoint {
  /** Of the first night of the new level. */
  readonly index: number;
  /** Geometric means of the nights on either side, up to the next change; null: it hardly ever came there. */
  readonly before: number | null;
  readonly after: number | null;
  /** After ÷ before; null: one of them is not known. */
  readonly ratio: number | null;
  /** Two-sided, of the t-test of both sides. */
  readonly p: number;
}

/** Fewer nights on a side are no level. */
const leastSide = 4;

/** Of many places that are tried the best is taken, so chance has to be ruled out more than once. */
const mostChance = 0.001;

/** A smaller change is of no practical size. */
const leastChange = 1.1;

/** Milliseconds by night; null: it did not come within its window, which is later than all that did. Nights that were not measured are to be left out. */
export function changePoints(values: readonly (number | null)[]): readonly ChangePoint[] {
  const logs = logsOf(values);
  const cuts = split(logs, 0, logs.length).toSorted((a, b) => a.index - b.index);
  return cuts.map(({ index, p }, place) => {
    const before = levelOf(values.slice(cuts[place - 1]?.index ?? 0, index));
    const after = levelOf(values.slice(index, cuts[place + 1]?.index));
    return { index, before, after, ratio: before === null || after === null ? null : after / before, p };
  });
}

/** What never came is placed above everything by more than a change of practical size. */
function logsOf(values: readonly (number | null)[]): readonly number[] {
  const came = values.filter((one) => one !== null).map((one) => Math.log(Math.max(1, one)));
  const later = (came.length === 0 ? 0 : Math.max(...came)) + Math.LN2;
  return values.map((one) => (one === null ? later : Math.log(Math.max(1, one))));
}

function levelOf(values: readonly (number | null)[]): number | null {
  const logs = values.map((one) => (one === null ? Number.POSITIVE_INFINITY : Math.log(Math.max(1, one))));
  const never = logs.filter((one) => !Number.isFinite(one)).length;
  if (2 * never >= logs.length) return null;
  return Math.exp(never > 0 ? median(logs) : mean(logs));
}

interface Cut {
  readonly index: number;
  readonly p: number;
}

/** The best cut of [from, to), and those of both sides of it. */
function split(logs: readonly number[], from: number, to: number): readonly Cut[] {
  const index = bestCut(logs.slice(from, to));
  if (index === null) return [];
  const [before, after] = [logs.slice(from, from + index), logs.slice(from + index, to)];
  const p = differenceP(before, after);
  if (p >= mostChance || Math.abs(mean(after) - mean(before)) < Math.log(leastChange)) return [];
  const at = from + index;
  return [{ index: at, p }, ...split(logs, from, at), ...split(logs, at, to)];
}

/**
 * Where the energy distance of both sides is greatest: twice the mean distance between them less the mean distances within. Sums of distances are
 * moved from one side to the other with each night, so that the work grows with n².
 */
function bestCut(logs: readonly number[]): number | null {
  const n = logs.length;
  const distance = (i: number, j: number): number => Math.abs(logs[i]! - logs[j]!);
  const fromTo = (i: number, low: number, high: number): number => {
    let total = 0;
    for (let j = low; j < high; j += 1) total += distance(i, j);
    return total;
  };
  let [left, between, right] = [0, 0, 0];
  for (let i = 0; i < n; i += 1) right += fromTo(i, i + 1, n);
  let best = 0;
  let index: number | null = null;
  for (let cut = 1; cut <= n - leastSide; cut += 1) {
    const own = cut - 1;
    const [toLeft, toRight] = [fromTo(own, 0, own), fromTo(own, cut, n)];
    left += toLeft;
    right -= toRight;
    between += toRight - toLeft;
    if (cut < leastSide) continue;
    const [a, b] = [cut, n - cut];
    const energy = (2 * between) / (a * b) - (2 * left) / (a * (a - 1)) - (2 * right) / (b * (b - 1));
    const score = ((a * b) / n) * energy;
    if (score > best) [best, index] = [score, cut];
  }
  return index;
}

/** Welch's t-test, two-sided. */
function differenceP(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [errorOf(one), errorOf(other)];
  const error = a + b;
  const difference = Math.abs(mean(one) - mean(other));
  if (error === 0) return difference === 0 ? 1 : 0;
  const freedom = error ** 2 / (a ** 2 / (one.length - 1) + b ** 2 / (other.length - 1));
  const t = difference ** 2 / error;
  return incompleteBeta(freedom / (freedom + t), freedom / 2, 0.5);
}

/** Squared standard error of the mean. */
const errorOf = (values: readonly number[]): number => squaresOf(values) / (values.length - 1) / values.length;
