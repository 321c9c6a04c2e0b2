/** A scale of amounts in one direction of a picture: from zero, or logarithmic where they differ more than twelvefold. */
export interface ValueScale {
  readonly place: (value: number) => number;
  readonly ticks: readonly number[];
}

/** Less than this is nothing: no logarithm is taken of it. */
const LEAST = 1e-3;

/** From pixel `low` to pixel `high`; at most `most` ticks. */
export function valueScale(values: readonly number[], low: number, high: number, most: number): ValueScale {
  const known = values.filter((one) => Number.isFinite(one));
  const top = Math.max(...known, 1e-6);
  const least = Math.min(...known, top);
  const logarithmic = least >= LEAST && top / least > 12;
  const [from, to] = logarithmic ? [least / 1.6, top * 1.6] : [0, top * 1.15];
  const share = (value: number): number => (logarithmic ? Math.log(value / from) / Math.log(to / from) : value / to);
  const place = (value: number): number => low + Math.min(1, Math.max(0, share(value))) * (high - low);
  return { place, ticks: logarithmic ? decades(from, to, most) : even(to, most) };
}

const powers = Array.from({ length: 16 }, (_, index) => 10 ** (index - 4));

function decades(from: number, to: number, most: number): readonly number[] {
  const inside = (one: number): boolean => one >= from && one <= to;
  const fine = powers.flatMap((one) => [1, 2, 5].map((step) => step * one)).filter(inside);
  return fine.length <= most ? fine : powers.filter(inside);
}

function even(to: number, most: number): readonly number[] {
  const step = powers.flatMap((one) => [1, 2, 5].map((each) => each * one)).find((one) => to / one <= most) ?? to;
  return Array.from({ length: Math.floor(to / step + 1e-9) + 1 }, (_, index) => index * step);
}
