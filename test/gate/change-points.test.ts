import { expect } from 'chai';
import { changePoints } from '../../harness/gate/change-points.ts';
import { normal, seeded } from '../statistics/random.ts';

const level = (middle: number, nights: number, random: () => number, spread = 0.05): readonly number[] =>
  Array.from({ length: nights }, () => middle * Math.exp(spread * normal(random)));

describe('change points', () => {
  const random = seeded(7);

  it('are the nights on which a level began, with both levels and their ratio', () => {
    const found = changePoints([...level(1300, 20, random), ...level(2000, 15, random), ...level(1500, 15, random)]);
    expect(found.map((one) => one.index)).to.deep.equal([20, 35]);
    expect(found[0]!.before).to.be.closeTo(1300, 40);
    expect(found[0]!.after).to.be.closeTo(2000, 60);
    expect(found[0]!.ratio).to.be.closeTo(2000 / 1300, 0.08);
    expect(found[0]!.p).to.be.below(0.001);
  });

  it('are none in most series that are only noise', () => {
    const noisy = Array.from({ length: 200 }, () => changePoints(level(1300, 40, random, 0.12)));
    expect(noisy.filter((one) => one.length > 0).length, 'of 200').to.be.at.most(10);
  });

  it('are none below a tenth, however sure, and none of fewer than four nights', () => {
    expect(changePoints([...level(1300, 30, random, 0.01), ...level(1380, 30, random, 0.01)])).to.deep.equal([]);
    expect(changePoints([1300, 1310, 1290, 1300, 1305, 1295, 9000, 9000, 9000])).to.deep.equal([]);
    expect(changePoints([])).to.deep.equal([]);
    expect(changePoints([1300])).to.deep.equal([]);
  });

  it('know a level that never comes, and have no ratio for it', () => {
    const [found, ...more] = changePoints([...level(1300, 10, random), ...Array.from({ length: 8 }, () => null)]);
    expect(more).to.deep.equal([]);
    expect(found!.index).to.equal(10);
    expect([found!.after, found!.ratio]).to.deep.equal([null, null]);
  });

  it('are found in equal values too, and are the same each time', () => {
    const values = [...Array.from({ length: 10 }, () => 1000), ...Array.from({ length: 10 }, () => 1500)];
    expect(changePoints(values).map(({ index, p }) => ({ index, p }))).to.deep.equal([{ index: 10, p: 0 }]);
    expect(changePoints(values)).to.deep.equal(changePoints(values));
  });
});
