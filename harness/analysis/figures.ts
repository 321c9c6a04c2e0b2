/** Numbers in words: no more digits than the resolution deserves. */
import type { Measured, Observed, Share } from '../model/analysis.ts';
import type { Duration } from '../model/time.ts';

/** Seconds without needless zeros: `11.4 s`, `0.16 s`, `25 s`. */
export const secondsText = (length: Duration): string =>
  `${Number((length / 1000).toFixed(length < 1000 ? 3 : length < 10_000 ? 2 : 1))} s`;

/** `9.12 s ± 0.02 s`: the value ends at the place of the resolution's leading digit, which is rounded up. */
export function measuredText({ value, resolution }: Measured): string {
  const off = resolution / 1000;
  if (off <= 0) return secondsText(value);
  const place = Math.min(3, Math.max(0, -Math.floor(Math.log10(off))));
  const unit = 10 ** -place;
  const shown = Math.max(unit, Math.ceil(off / unit - 1e-9) * unit);
  return `${(value / 1000).toFixed(place)} s ± ${shown.toFixed(place)} s`;
}

export const observedText = (observed: Observed): string =>
  observed.seen ? measuredText(observed.time) : `never in ${secondsText(observed.until)}`;

/** `1,250` */
export const countText = (count: number): string => String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');

/** `99.2 % of 1,250`; never rounded up to 100. */
export function shareText({ good, due }: Share): string {
  if (due === 0) return 'none due';
  const percent = (100 * good) / due;
  const shown = good === due ? '100' : String(Math.floor(percent * 100) / 100);
  return `${shown} % of ${countText(due)}`;
}

export const plural = (count: number, one: string): string => `${countText(count)} ${one}${count === 1 ? '' : 's'}`;

/** Lists names: `a`, `a and b`, `a, b and c`. */
export const listText = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
