/** Chance that can be repeated. */
import { expect } from 'chai';
import { assert, property, string } from 'fast-check';
import { newSeed, seededRandom } from '../../../harness/engine/system/random.ts';

const first = (seed: string, count: number): readonly number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, random);
};

describe('seeded chance', () => {
  it('gives the same numbers in [0, 1) for the same seed', async () => {
    await assert(
      property(string(), (seed) => {
        const numbers = first(seed, 50);
        expect(first(seed, 50)).to.deep.equal(numbers);
        expect(Math.min(...numbers)).to.be.at.least(0);
        expect(Math.max(...numbers)).to.be.below(1);
      }),
    );
  });

  it('gives other numbers for every other seed of four digits', () => {
    const starts = new Set(
      Array.from({ length: 0x10000 }, (_, seed) => first(seed.toString(16).padStart(4, '0'), 2).join()),
    );
    expect(starts.size).to.equal(0x10000);
  });

  it('spreads its numbers evenly, within one seed and over the first numbers of many', () => {
    const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
    expect(mean(first('3f9a', 100_000))).to.be.closeTo(0.5, 0.005);
    expect(mean(Array.from({ length: 20_000 }, (_, seed) => first(String(seed), 1)[0]!))).to.be.closeTo(0.5, 0.01);
  });

  it('makes seeds of four hexadecimal digits', () => {
    for (let count = 0; count < 100; count++) expect(newSeed()).to.match(/^[0-9a-f]{4}$/);
  });
});
