/** What is said first of an exploration: how many faults it came back from, and how. */
import { expect } from 'chai';
import type { Exploration } from '../../../harness/model/exploration.ts';
import { countFates, headline } from '../../../harness/report/explore/fates.ts';
import { columns, hardened, shop } from './sample.ts';
import { matrixRow } from './sample-base.ts';

const with_ = (...lines: readonly string[]): Exploration => ({
  ...shop,
  rows: lines.map((line, index) => matrixRow(columns, line, index)),
  untried: [],
});

describe('the sentence above the matrix', () => {
  it('counts what needs a hand and what nothing brought back', () => {
    expect(headline(shop)).to.equal(
      'shop does not come back by itself after 8 of 39 faults. After 2 of them nothing that was tried brought it back.',
    );
    expect(Object.fromEntries(countFates(shop))).to.deep.equal({
      never: 2,
      hand: 6,
      itself: 25,
      unfelt: 6,
      predicted: 4,
    });
  });

  it('counts a worker that nobody starts again, though no user felt it', () => {
    expect(headline(with_('worker | crash | ....D 20 | nobody | nobody start of worker'))).to.contain(
      'after 1 of 1 fault. After 1 of them',
    );
  });

  it('tells a stack that comes back from one that users never miss', () => {
    expect(headline(hardened)).to.equal('hardened came back by itself after each of 39 faults; its users felt 13.');
    expect(
      headline(with_('db | crash | ...D. 1 | engine db 0.1 | itself 1', 'db | hang | ..... | nobody | -')),
    ).to.equal('shop came through 2 faults, and its users felt none of them.');
  });

  it('claims nothing where nothing could be judged', () => {
    const unsure = with_('db | crash | ????? | ? | ?');
    expect(headline(unsure)).to.equal('Nothing is known of shop yet: no fault was judged.');
    expect([...countFates(unsure)]).to.deep.equal([['unknown', 1]]);
  });
});
