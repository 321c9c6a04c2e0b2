/** Ratios, and bounds rounded outwards, as text: what is read must not claim more than what was computed. */
import { grouped } from './count-text.ts';

/** Above the error of a decimal in binary, below what any reader sees. */
const slack = 1e-9;

export const floorText = (value: number, decimals: number): string =>
  (Math.floor(value * 10 ** decimals + slack) / 10 ** decimals).toFixed(decimals);

export const ceilText = (value: number, decimals: number): string =>
  (Math.ceil(value * 10 ** decimals - slack) / 10 ** decimals).toFixed(decimals);

/** No more digits than a ratio of so few runs deserves: `12`, `4.9`, `1.23`, `0.025`. */
const ratioDecimals = (ratio: number): number => {
  if (ratio >= 10) return 0;
  if (ratio >= 1.95) return 1;
  return ratio >= 0.1 || ratio === 0 ? 2 : 1 - Math.floor(Math.log10(ratio));
};

/** `1,250`, `12`, `4.9`, `1.23`, `0.025`. */
export const ratioText = (ratio: number): string => marked(ratio.toFixed(ratioDecimals(ratio)));

const marked = (text: string): string => (text.includes('.') ? text : grouped(text));

/** `1.003` where `1.00` would read as if 1 were in the interval. */
export function lowerRatio(ratio: number): string {
  let decimals = ratioDecimals(ratio);
  while (ratio > 1 && Number(floorText(ratio, decimals)) <= 1 && decimals < 9) decimals += 1;
  return marked(floorText(ratio, decimals));
}

export function upperRatio(ratio: number): string {
  let decimals = ratioDecimals(ratio);
  while (ratio < 1 && Number(ceilText(ratio, decimals)) >= 1 && decimals < 9) decimals += 1;
  return marked(ceilText(ratio, decimals));
}
