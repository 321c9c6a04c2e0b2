/** Fisher's exact test of a two-by-two table. */
import { logGamma } from './beta.ts';

/** Two-sided: all tables with the same margins that are no likelier than `a b / c d`. */
export function fisherExact(a: number, b: number, c: number, d: number): number {
  const choose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  const [first, second, column] = [a + b, c + d, a + c];
  const chance = (k: number): number =>
    Math.exp(choose(first, k) + choose(second, column - k) - choose(first + second, column));
  const seen = chance(a) * (1 + 1e-9);
  let p = 0;
  for (let k = Math.max(0, column - second); k <= Math.min(first, column); k += 1) {
    if (chance(k) <= seen) p += chance(k);
  }
  return Math.min(1, p);
}
