/** Golden comparisons: values in, words and sentences out. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { comparePairs } from '../../harness/comparison/pair.ts';
import { sensitivityOf } from '../../harness/comparison/sensitivity.ts';
import { summarise } from '../../harness/comparison/summarise.ts';
import type { Sensitivity } from '../../harness/model/comparison.ts';
import { readGolden } from './read-golden.ts';

/** `healthcheck.interval owns 93 %: 1s 2.1 s, 5s never` */
const ownerText = ({ field, share, levels }: Sensitivity): string => {
  const medians = levels.map(({ value, median }) => `${value} ${median === null ? 'never' : `${median / 1000} s`}`);
  return `${field} owns ${(100 * share).toFixed(0)} %: ${medians.join(', ')}`;
};

const folder = new URL('golden/', import.meta.url);

describe('a comparison', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
    const text = readFileSync(new URL(file, folder), 'utf8');
    it(`${file.replace('.txt', '').replaceAll('-', ' ')}: ${text.split('\n')[0]}`, () => {
      const { measure, reference, alpha, factors, variants, said } = readGolden(text);
      const summaries = variants.map(({ name, repeats }) => summarise(name, measure, repeats, null, 0));
      const pairs = comparePairs(measure, summaries, { reference, same: { min: 0.87, max: 1.15 } }, alpha);
      const owners = sensitivityOf({ factors, variants }, summaries, measure.window);
      const found = [
        ...pairs.map((pair) => `${pair.variant} ${pair.word}: ${pair.sentence}`),
        ...owners.map(ownerText),
      ];
      expect(found).to.deep.equal(said);
    });
  }
});
