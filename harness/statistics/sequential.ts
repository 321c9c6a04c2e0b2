/** Analysing more than once without erring more often: nominal levels of group-sequential interim analyses. */
import { normalQuantile, normalShare } from './normal.ts';

/** The same two-sided level at each of `looks` equally spaced interim analyses (Pocock 1977). */
export function pocock(looks: number, alpha = 0.05): number {
  const key = `${looks} ${alpha}`;
  const known = levels.get(key) ?? solvePocock(looks, alpha);
  levels.set(key, known);
  return known;
}

/** A third of a second each, and the same for ever. */
const levels = new Map<string, number>();

function solvePocock(looks: number, alpha: number): number {
  const bound = solve((z) => crossing(Array.from({ length: looks }, () => z)) - alpha);
  return 2 * (1 - normalShare(bound));
}

/** The two-sided level at each interim analysis, strict at first (O'Brien and Fleming 1979). */
export function obrienFleming(looks: number, alpha = 0.05): number[] {
  const boundsFor = (last: number): number[] =>
    Array.from({ length: looks }, (_, index) => last * Math.sqrt(looks / (index + 1)));
  return boundsFor(solve((z) => crossing(boundsFor(z)) - alpha)).map((bound) => 2 * (1 - normalShare(bound)));
}

/** The root of a falling function of z. */
function solve(f: (z: number) => number): number {
  let low = 0.5;
  let high = normalQuantile(1 - 1e-9);
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (f(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const cells = 400;

/**
 * The chance that a standardised sum of equal increments is beyond ± its bound at any interim analysis, by recursive integration over the
 * density of the paths that have stayed inside (Armitage, McPherson and Rowe 1969; Simpson's rule).
 */
function crossing(bounds: readonly number[]): number {
  let inside: { readonly from: number; readonly step: number; readonly density: Float64Array } | null = null;
  let crossed = 0;
  bounds.forEach((bound, index) => {
    const edge = bound * Math.sqrt(index + 1);
    const before = inside;
    if (before === null) crossed += 2 * (1 - normalShare(bound));
    else {
      crossed += integrate(before, (x) => 1 - normalShare(edge - x) + normalShare(-edge - x));
    }
    const step = (2 * edge) / cells;
    const density = Float64Array.from({ length: cells + 1 }, (_, at) => {
      const y = -edge + at * step;
      return before === null ? bell(y) : integrate(before, (x) => bell(y - x));
    });
    inside = { from: -edge, step, density };
  });
  return crossed;
}

const bell = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

function integrate(
  { from, step, density }: { readonly from: number; readonly step: number; readonly density: Float64Array },
  f: (x: number) => number,
): number {
  let total = 0;
  for (let at = 0; at <= cells; at += 1) {
    const weight = at === 0 || at === cells ? 1 : at % 2 === 1 ? 4 : 2;
    total += weight * density[at]! * f(from + at * step);
  }
  return (total * step) / 3;
}
