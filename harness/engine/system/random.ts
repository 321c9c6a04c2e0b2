/** Seeded chance: the same text gives the same numbers on every machine. */
import { randomInt } from 'node:crypto';
import type { Random } from '../environment.ts';

/** A seed that is short enough to be read aloud: four hexadecimal digits. */
export const newSeed = (): string => randomInt(0x10000).toString(16).padStart(4, '0');

/** Chris Doty-Humphrey's `sfc32` (PractRand), its 96 bits of state taken from the seed by FNV-1a. */
export function seededRandom(seed: string): Random {
  let a = hash(`${seed}/a`);
  let b = hash(`${seed}/b`);
  let c = hash(`${seed}/c`);
  let counter = 1;
  const next = (): number => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return (result >>> 0) / 2 ** 32;
  };
  // The first numbers still show the likeness of the three hashes.
  for (let round = 0; round < 12; round++) next();
  return next;
}

/** 32-bit FNV-1a of the text's UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}
