/** The time axis of a comparison: linear from zero, or logarithmic where the slowest takes more than twelve times the quickest. */
import type { Markish } from '@observablehq/plot';
import { ruleX, text } from '@observablehq/plot';
import type { MeasureResult } from '../../model/comparison.ts';
import { formatNumber } from '../format.ts';

export interface TimeScale {
  /** Milliseconds to pixels, kept inside the axis. */
  readonly x: (length: number) => number;
  /** Milliseconds, at most about ten. */
  readonly ticks: readonly number[];
  readonly logarithmic: boolean;
}

/** The least and the greatest length that the axis holds, in milliseconds. */
export interface Reach {
  readonly from: number;
  readonly to: number;
}

/** A shorter time is drawn at this one: below it nobody compares. */
const LEAST_MS = 5;

/** All repeats, intervals and bands of a measure; the window only where something had not come by its end. */
export function reachOf({ measure, variants }: MeasureResult): Reach {
  const repeats = variants.flatMap((one) => one.repeats.map((repeat) => repeat.value));
  const bands = variants.flatMap((one) => (one.predicted === null ? [] : [one.predicted.min, one.predicted.max]));
  const censored = variants.some((one) => one.repeats.some((repeat) => !repeat.seen));
  const all = [...repeats, ...bands, ...(censored ? [measure.window] : [])];
  if (all.length === 0) return { from: 0, to: measure.window };
  const to = Math.max(...all, LEAST_MS);
  const from = Math.max(LEAST_MS, Math.min(...all));
  return to / from > 12 ? { from, to } : { from: 0, to };
}

const steps: readonly number[] = [1, 2, 5];

function logTicks(from: number, to: number, most: number): number[] {
  const decades = Array.from({ length: 9 }, (_, index) => 10 ** index);
  const inside = (one: number): boolean => one >= from * 0.999 && one <= to * 1.001;
  const fine = decades.flatMap((decade) => steps.map((step) => step * decade)).filter(inside);
  return fine.length <= most ? fine : decades.filter(inside);
}

function linearTicks(to: number, most: number): number[] {
  const step = Array.from({ length: 8 }, (_, index) => steps.map((one) => one * 10 ** index))
    .flat()
    .find((one) => to / one <= most)!;
  return Array.from({ length: Math.floor(to / step + 1e-9) + 1 }, (_, index) => index * step);
}

/** From `left` to `right` pixels. */
export function timeScale(reach: Reach, left: number, right: number): TimeScale {
  const logarithmic = reach.from > 0;
  const most = Math.max(3, Math.floor((right - left) / 56));
  const [low, high] = logarithmic ? [reach.from * 0.85, reach.to * 1.12] : [0, reach.to * 1.04];
  const share = (length: number): number =>
    logarithmic ? Math.log(length / low) / Math.log(high / low) : (length - low) / (high - low);
  return {
    x: (length) => left + share(Math.min(high, Math.max(low, length))) * (right - left),
    ticks: logarithmic ? logTicks(low, high, most) : linearTicks(high, most),
    logarithmic,
  };
}

/** Thin lines through the rows. */
export const timeGrid = ({ x, ticks }: TimeScale, top: number, bottom: number): Markish =>
  ruleX(ticks, { x, y1: top, y2: bottom, className: 'grid' });

export const TICK_HEIGHT = 20;

/** The numbers below, in seconds. */
export const timeTicks = ({ x, ticks }: TimeScale, top: number): Markish =>
  text(ticks, { x, y: () => top + 10, text: (one: number) => formatNumber(one / 1000), className: 'tick' });

/** `seconds from the end of the injection, logarithmic`. */
export function axisName({ measure }: MeasureResult, { logarithmic }: TimeScale): string {
  const what =
    measure.quantity === 'downtime'
      ? 'seconds in which users failed'
      : `seconds from the end of the ${measure.from === 'revert' ? 'revert' : 'injection'}`;
  return logarithmic ? `${what}, logarithmic` : what;
}
