/** Where in the health cycle the faults come: one in each of n equal parts, spread evenly over every beginning of the list too. */

/**
 * The phase is the main noise of a detection time (uniform over the whole period), so it is not left to chance: repeat b gets
 * one of the strata [i/n, (i+1)/n), in the order of van der Corput's sequence, whose every prefix is spread. The place inside the
 * strata is one draw for all, so that the phases are a shifted grid. It lies in their middle half: a fault that is wanted right at
 * a check comes before it once and after it another time, and those differ by a whole period.
 */
export function phasesFor(blocks: number, random: () => number): readonly number[] {
  const order = Array.from({ length: blocks }, (_, index) => index).sort((a, b) => reversedBits(a) - reversedBits(b));
  // `order[i]` is the stratum's place among the reversed; its inverse lists strata so that neighbours in time are far apart.
  const strata = new Array<number>(blocks);
  order.forEach((index, rank) => {
    strata[index] = rank;
  });
  const shift = 0.25 + random() / 2;
  const turn = Math.floor(random() * blocks);
  return strata.map((stratum) => (((stratum + turn) % blocks) + shift) / blocks);
}

/** The van der Corput sequence in base 2: 0, 1/2, 1/4, 3/4, 1/8 … */
function reversedBits(index: number): number {
  let value = 0;
  for (let bit = 0.5, rest = index; rest > 0; rest >>= 1, bit /= 2) value += (rest & 1) * bit;
  return value;
}
