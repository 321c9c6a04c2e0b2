/** Seeded chance: the same text gives the same numbers on every machine. */
import type { Random } from '../environment.ts';

/** Numbers in [0, 1) of the generator sfc32 (integer arithmetic alone), its state filled by a hash of `seed`. */
export function seededRandom(seed: string): Random {
  let [a, b, c, counter] = [hash(seed, 1), hash(seed, 2), hash(seed, 3), 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** FNV-1a with a final mix, so that texts that differ in one letter start far apart. */
function hash(text: string, salt: number): number {
  let state = Math.imul(2166136261 ^ salt, 16777619);
  for (const character of text) state = Math.imul(state ^ character.codePointAt(0)!, 16777619);
  state = Math.imul(state ^ (state >>> 15), 2246822507);
  return state ^ (state >>> 13);
}
