/** The interval of the mean of values of which no more is known than their bounds. */

/**
 * The least mean of values that are never negative, refused with `alpha` on its side: the values weighed by uniform spacings,
 * of which one falls on the 0 that was not seen (Gaffke 2005; Learned-Miller and Thomas 2019). It asks for no shape. For values
 * of 0 and 1 it is the exact bound of Clopper and Pearson; that it covers in general is not proved, so a test simulates it.
 */
export function leastMean(values: readonly number[], alpha: number): number {
  const knots = Float64Array.of(0, ...values).sort();
  let low = 0;
  let high = knots.at(-1)!;
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (shareAbove(knots, middle) > 1 - alpha) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * The chance that Σ Dᵢxᵢ exceeds t, where D is uniform on all weights that add up to 1, for x in order. It is the divided
 * difference of the powers (x − t)₊ⁿ (Curry and Schoenberg 1966), by de Boor's recurrence: means of chances, so that equal
 * values and large n do no harm.
 */
function shareAbove(x: Float64Array, t: number): number {
  const chances = x.map((one) => (one > t ? 1 : 0));
  for (let width = 1; width < x.length; width += 1) {
    for (let from = 0; from + width < x.length; from += 1) {
      const low = x[from]!;
      const high = x[from + width]!;
      // Beyond them all, the chances of both parts are the same already.
      if (t < low || t >= high) continue;
      chances[from] = ((high - t) * chances[from + 1]! + (t - low) * chances[from]!) / (high - low);
    }
  }
  return chances[0]!;
}
