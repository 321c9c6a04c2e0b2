/** Fast seeded chance: 32-bit integer arithmetic alone, so that one seed gives the same numbers on every machine. */

/** The state of the generator sfc32 (PractRand): a, b, c and its counter. */
export type Dice = Int32Array;

/** From a seed of whatever text. */
export function dice(seed: string): Dice {
  const state = Int32Array.of(hash(seed, 1), hash(seed, 2), hash(seed, 3), 1);
  for (let round = 0; round < 12; round += 1) roll(state);
  return state;
}

/** A whole number from 0 to 2³² − 1. */
export function roll(state: Dice): number {
  const [b, c, counter] = [state[1]!, state[2]!, state[3]!];
  const sum = (((state[0]! + b) | 0) + counter) | 0;
  state[3] = (counter + 1) | 0;
  state[0] = b ^ (b >>> 9);
  state[1] = (c + (c << 3)) | 0;
  state[2] = (((c << 21) | (c >>> 11)) + sum) | 0;
  return sum >>> 0;
}

/** A number in [0, 1). */
export const rollUnit = (state: Dice): number => roll(state) * 2 ** -32;

/** FNV-1a with a final mix, so that seeds that differ in one letter start far apart. */
function hash(text: string, salt: number): number {
  let state = Math.imul(2166136261 ^ salt, 16777619);
  for (let place = 0; place < text.length; place += 1) {
    state = Math.imul(state ^ text.charCodeAt(place), 16777619);
  }
  state = Math.imul(state ^ (state >>> 15), 2246822507);
  return state ^ (state >>> 13);
}
