/** Golden comparisons: values in, words and sentences out. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { comparePairs } from '../../harness/comparison/pair.ts';
import { summarise } from '../../harness/comparison/summarise.ts';
import { readGolden } from './read-golden.ts';

const folder = new URL('golden/', import.meta.url);

describe('a comparison', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
    const text = readFileSync(new URL(file, folder), 'utf8');
    it(`${file.replace('.txt', '').replaceAll('-', ' ')}: ${text.split('\n')[0]}`, () => {
      const { measure, reference, alpha, variants, said } = readGolden(text);
      const summaries = variants.map(({ name, repeats }) => summarise(name, measure, repeats, null, 0));
      const pairs = comparePairs(measure, summaries, { reference, same: { min: 0.87, max: 1.15 } }, alpha);
      expect(pairs.map((pair) => `${pair.variant} ${pair.word}: ${pair.sentence}`)).to.deep.equal(said);
    });
  }
});
