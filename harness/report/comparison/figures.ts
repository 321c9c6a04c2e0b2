/** Numbers of a comparison as text: no more digits than their intervals and resolutions deserve. */
import type { Pair, Price, VariantMeasure } from '../../model/comparison.ts';
import type { InterimAnalysis } from '../../model/comparison-plan.ts';
import { plural } from '../../model/count-text.ts';
import { shortText } from '../../model/duration-text.ts';
import { probability } from '../../model/ratio-text.ts';
import { ratioText } from '../../model/rounding.ts';
import type { Duration } from '../../model/time.ts';
import { milliseconds } from '../../model/time.ts';

/** `1.23`, `below 1.01`: the least ratio that so many blocks of this spread show. */
export const detectableText = (ratio: number | null): string =>
  ratio === null ? '–' : ratio < 1.01 ? 'below 1.01' : ratioText(ratio);

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

/** A mean over repeats; null: it is not known. Two digits, since it is no more than a mean of a few. */
export const meanText = (length: Duration | null): string =>
  length === null ? '–' : shortText(milliseconds(Number(length.toPrecision(length < 100_000 ? 2 : 3))));

/** A share as whole percent; a little is never none. */
export const wholePercentText = (share: number): string => {
  const percent = Math.round(share * 100);
  return percent === 0 && share > 0.0005 ? 'below 1 %' : `${percent} %`;
};

/** `after 6 blocks at 0.0294, after 10 blocks at 0.0294`. */
export const looksText = (looks: readonly InterimAnalysis[]): string =>
  looks.map(({ blocks, alpha }) => `after ${plural(blocks, 'block')} at ${Number(alpha.toPrecision(3))}`).join(', ');
