/** The gallery's designed failures: chance, or the same chance each time where a seed is given. */

/** `percent` of the calls say true; null as seed: other ones at each start. */
export function createChance(percent: number, seed: number | null): () => boolean {
  const draw = seed === null ? Math.random : mulberry32(seed);
  return () => draw() * 100 < percent;
}

/** Numbers in [0, 1) from a 32-bit state: Tommy Ettinger's mulberry32. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
