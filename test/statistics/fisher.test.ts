/** Fisher's exact test against tables of textbooks. */
import { expect } from 'chai';
import { type Counts, fisher } from '../../harness/statistics/fisher.ts';

describe("Fisher's exact test", () => {
  const cases: readonly [string, Counts, Counts, number][] = [
    ['a lady tasting tea, three of four right', [3, 1], [1, 3], 34 / 70],
    ['all against none of three', [3, 0], [0, 3], 2 / 20],
    ['all against none of five', [5, 0], [0, 5], 2 / 252],
    ['five of five against one of ten', [5, 0], [1, 9], 10 / 5005],
    ['the same shares', [2, 2], [3, 3], 1],
    ['nobody at all', [0, 0], [0, 4], 1],
  ];
  for (const [what, one, other, p] of cases) {
    it(`of ${what}`, () => {
      expect(fisher(one, other)).to.be.closeTo(p, 1e-9);
      expect(fisher(other, one)).to.be.closeTo(p, 1e-9);
    });
  }
});
