/** Fisher's exact test of two shares. */

/** How many did, and how many did not. */
export type Counts = readonly [number, number];

/** Two-sided: the probability of every table with these margins that is no likelier than this one. 1 where there is nothing to tell. */
export function fisher([a, b]: Counts, [c, d]: Counts): number {
  const [first, second, did] = [a + b, c + d, a + c];
  const chance = (hits: number): number =>
    Math.exp(logChoose(first, hits) + logChoose(second, did - hits) - logChoose(first + second, did));
  const own = chance(a);
  let total = 0;
  for (let hits = Math.max(0, did - second); hits <= Math.min(first, did); hits += 1) {
    const one = chance(hits);
    // Equal but for rounding is no likelier.
    if (one <= own * (1 + 1e-9)) total += one;
  }
  return Math.min(1, total);
}

function logChoose(of: number, count: number): number {
  let sum = 0;
  for (let k = 1; k <= count; k += 1) sum += Math.log(of - count + k) - Math.log(k);
  return sum;
}
