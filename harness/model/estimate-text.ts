/** Estimates of times as text: no more digits than their intervals and resolutions deserve. */
import type { Estimate, Price, VariantMeasure } from './comparison.ts';
import { fixedSeconds, longText, secondsText, shortText } from './duration-text.ts';
import { ceilText, floorText } from './rounding.ts';
import { type Duration, type DurationRange, milliseconds } from './time.ts';

/** Decimals of a unit so fine that the interval spans ten of them. */
const decimalsFor = (width: number): number =>
  width > 0 ? Math.min(3, Math.max(0, -Math.floor(Math.log10(width / 10) + 1e-9))) : 3;

/** What the resolution of the repeats allows. */
function finest({ repeats }: Pick<VariantMeasure, 'repeats'>): number {
  const coarsest = Math.max(0, ...repeats.map((one) => one.resolution)) / 1000;
  return coarsest > 0 ? Math.min(3, Math.max(0, Math.ceil(-Math.log10(coarsest) - 1e-9))) : 3;
}

/** One more where the lower bound would else read as nothing. */
function decimalsOf(estimate: Estimate, one: Pick<VariantMeasure, 'repeats'>): number {
  const { value, min, max } = estimate;
  const width = min !== null && max !== null ? max - min : value / 2;
  const decimals = decimalsFor(width / 1000);
  const vanishes = min !== null && min > 0 && Number(floorText(min / 1000, decimals)) === 0;
  return Math.min(vanishes ? decimals + 1 : decimals, finest(one));
}

/** A time without its interval, in the digits that the interval allows: `8.4 s`. */
export const timeValue = (estimate: Estimate, one: Pick<VariantMeasure, 'repeats'>): string =>
  `${fixedSeconds(estimate.value, decimalsOf(estimate, one))} s`;

/** `7.2 … 11.2 s`, `7.2 s or more`, outwards; `no interval` where so few repeats bound nothing. */
export function timeInterval(estimate: Estimate, one: Pick<VariantMeasure, 'repeats'>): string {
  const decimals = decimalsOf(estimate, one);
  const { min, max } = estimate;
  if (min !== null && max !== null) {
    return `${floorText(min / 1000, decimals)} … ${ceilText(max / 1000, decimals)} s`;
  }
  if (min !== null) return `${floorText(min / 1000, decimals)} s or more`;
  return max === null ? 'no interval' : `${ceilText(max / 1000, decimals)} s or less`;
}

/** `8.4 s (7.2 … 11.2 s)`. */
export const timeEstimate = (estimate: Estimate, one: Pick<VariantMeasure, 'repeats'>): string =>
  `${timeValue(estimate, one)} (${timeInterval(estimate, one)})`;

/** The median of a variant without its interval; `not within 120 s` where half of its repeats had not come by then. */
export function medianValue(one: VariantMeasure, window: Duration): string {
  if (one.repeats.length === 0) return 'no repeats';
  if (one.repeats.every((repeat) => repeat.unsteady === true)) return 'never steady';
  return one.median === null ? `not within ${secondsText(window)}` : timeValue(one.median, one);
}

export const medianText = (one: VariantMeasure, window: Duration): string =>
  one.median === null ? medianValue(one, window) : timeEstimate(one.median, one);

/** A time among the repeats, in the digits of their median. */
export const timeLike = (length: Duration, one: VariantMeasure): string =>
  `${fixedSeconds(length, one.median === null ? finest(one) : decimalsOf(one.median, one))} s`;

/** `5.8 … 12.6 s`: both ends in as many digits as the width of the band deserves. */
export function bandText({ min, max }: DurationRange): string {
  const decimals = decimalsFor((max - min) / 1000);
  return `${fixedSeconds(min, decimals)} … ${fixedSeconds(max, decimals)} s`;
}

/** CPU an hour: `37 s`, `3 min 5 s`. */
export const perHourText = ({ perHour }: Price): string =>
  perHour < 9_950 ? shortText(milliseconds(Number(perHour.toPrecision(2)))) : longText(milliseconds(perHour));
