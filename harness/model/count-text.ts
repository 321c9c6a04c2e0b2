/** Counts, shares and lists as text. */

/** `1,250`. */
export const countText = (count: number): string => grouped(String(Math.round(count)));

/** Whole digits with marks between thousands. */
export const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** A mean of counts: `0.7`, `1`. */
export const meanCountText = (count: number): string => String(Number(count.toFixed(1)));

/** A count with its noun: `1 experiment`, `3 experiments`, `2 retries`. */
export const plural = (count: number, one: string, many?: string): string =>
  `${countText(count)} ${wordFor(count, one, many)}`;

/** The word that goes with a count, without it: `probe` or `probes`, `is` or `are`. */
export const wordFor = (count: number, one: string, many = `${one}s`): string => (count === 1 ? one : many);

/** How often, also in the mean: `once`, `3 times`, `1.5 times`. */
export const timesText = (count: number): string =>
  meanCountText(count) === '1' ? 'once' : `${meanCountText(count)} times`;

/** Lists names: `a`, `a and b`, `a, b and c`; or with `or`. */
export const listText = (names: readonly string[], last: 'and' | 'or' = 'and'): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;

/** A share that was set or counted, with no more decimals than it has: `99.5 %`, `100 %`. */
export const percentText = (share: number, decimals = 3): string => `${Number((share * 100).toFixed(decimals))} %`;

/** In how many of many repeats, in whole percent: less than all is never `100 %`. */
export const partText = (share: number): string =>
  share === 1 ? '100 %' : `${Math.min(99, Math.round(share * 100))} %`;
