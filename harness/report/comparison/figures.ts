/** Numbers of a comparison as text: no more digits than their intervals and resolutions deserve. */
import type { Estimate, Pair, Price, VariantMeasure } from '../../model/comparison.ts';
import type { InterimAnalysis } from '../../model/comparison-plan.ts';
import { ceilText, floorText, lowerRatio, ratioDecimals, upperRatio } from '../../model/rounding.ts';
import type { Duration, DurationRange } from '../../model/time.ts';
import { milliseconds } from '../../model/time.ts';
import { formatCount, formatCounted, formatDuration, formatLongDuration } from '../format.ts';

/** Decimals of a unit so fine that the interval spans ten of them. */
const decimalsFor = (width: number): number =>
  width > 0 ? Math.min(3, Math.max(0, -Math.floor(Math.log10(width / 10) + 1e-9))) : 3;

/** What the resolution of the repeats allows. */
function finest({ repeats }: Pick<VariantMeasure, 'repeats'>): number {
  const coarsest = Math.max(0, ...repeats.map((one) => one.resolution)) / 1000;
  return coarsest > 0 ? Math.min(3, Math.max(0, Math.ceil(-Math.log10(coarsest) - 1e-9))) : 3;
}

const seconds = (length: number, decimals: number): string => (length / 1000).toFixed(decimals);

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
  `${seconds(estimate.value, decimalsOf(estimate, one))} s`;

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
  return one.median === null ? `not within ${formatDuration(window)}` : timeValue(one.median, one);
}

export const medianText = (one: VariantMeasure, window: Duration): string =>
  one.median === null ? medianValue(one, window) : timeEstimate(one.median, one);

/** A time among the repeats, in the digits of their median. */
export const timeLike = (length: Duration, one: VariantMeasure): string =>
  `${seconds(length, one.median === null ? finest(one) : decimalsOf(one.median, one))} s`;

/** `5.8 … 12.6 s`: both ends in as many digits as the width of the band deserves. */
export function bandText({ min, max }: DurationRange): string {
  const decimals = decimalsFor((max - min) / 1000);
  return `${seconds(min, decimals)} … ${seconds(max, decimals)} s`;
}

/** `1.23`, `below 1.01`: the least ratio that so many blocks of this spread show. */
export const detectableText = (ratio: number | null): string =>
  ratio === null ? '–' : ratio < 1.01 ? 'below 1.01' : ratioValue(ratio);

/** `12`, `4.9`, `1.23`, `0.025`. */
export const ratioValue = (ratio: number): string => counted(ratio.toFixed(ratioDecimals(ratio)));

/** `0.12 (0.10 … 0.14)`; a bound that is not known is left open. */
export function ratioText(ratio: Estimate | null): string {
  if (ratio === null) return '–';
  const { value, min, max } = ratio;
  return `${ratioValue(value)} (${ratioInterval(min, max)})`;
}

function ratioInterval(min: number | null, max: number | null): string {
  if (min === null && max === null) return 'no interval';
  if (min === null) return `at most ${counted(upperRatio(max!))}`;
  const low = counted(lowerRatio(min));
  return max === null ? `at least ${low}` : `${low} … ${counted(upperRatio(max))}`;
}

/** With marks between thousands. */
const counted = (text: string): string => (text.length > 3 && !text.includes('.') ? formatCount(Number(text)) : text);

/** A probability, rounded up: `0.004`, `0.051`, `below 0.001`; at most 0.05 only where it is. */
export function probability(p: number): string {
  if (p < 0.001) return 'below 0.001';
  return p > 0.995 ? '1' : ceilText(p, p < 0.1 ? 3 : 2);
}

/** The adjusted p with its blocks; never alone. */
export const testText = ({ adjusted, blocks }: Pair): string =>
  adjusted === null ? `${blocks} blocks: none` : `${probability(adjusted)}, ${blocks} blocks`;

/** `9 of 10 (55 … 100 %)`. */
export function cameText({ count, of, min, max }: VariantMeasure['came']): string {
  if (of === 0) return 'no repeats';
  return `${count} of ${of} (${Math.floor(min * 100)} … ${Math.ceil(max * 100)} %)`;
}

/** CPU of one check: `52 ms (48 … 57 ms)`. */
export function perProbeText({ perProbe }: Price): string {
  if (perProbe === null) return 'never checked';
  const { value, min, max } = perProbe;
  const interval = min === null || max === null ? '' : ` (${Math.floor(min)} … ${Math.ceil(max)} ms)`;
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ms${interval}`;
}

/** CPU an hour: `37 s`, `3 min 5 s`. */
export const perHourText = ({ perHour }: Price): string =>
  perHour < 9_950
    ? formatDuration(milliseconds(Number(perHour.toPrecision(2))))
    : formatLongDuration(milliseconds(perHour));

/** A mean over repeats; null: it is not known. Two digits, since it is no more than a mean of a few. */
export const meanText = (length: Duration | null): string =>
  length === null ? '–' : formatDuration(milliseconds(Number(length.toPrecision(length < 100_000 ? 2 : 3))));

/** `0.7`, `1`. */
export const countText = (count: number): string => String(Number(count.toFixed(1)));

/** A share as whole percent; a little is never none. */
export const percentText = (share: number): string => {
  const percent = Math.round(share * 100);
  return percent === 0 && share > 0.0005 ? 'below 1 %' : `${percent} %`;
};

/** `after 6 blocks at 0.0294, after 10 blocks at 0.0294`. */
export const looksText = (looks: readonly InterimAnalysis[]): string =>
  looks
    .map(({ blocks, alpha }) => `after ${formatCounted(blocks, 'block')} at ${Number(alpha.toPrecision(3))}`)
    .join(', ');
