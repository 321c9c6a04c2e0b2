/** The restart policy's decision and its back-off, against the measured matrix. */
import { expect } from 'chai';
import { backOff, backOffBounds, type Death, restartsOn } from '../../harness/prediction/restart.ts';

const code = (value: number): Death => ({ by: 'itself', code: value });

describe('restart', () => {
  it('restarts as the engine does, for every policy and way of dying', () => {
    const matrix = (death: Death): boolean[] => [
      restartsOn({ name: 'no' }, death),
      restartsOn({ name: 'on-failure', maxAttempts: 0 }, death),
      restartsOn({ name: 'unless-stopped' }, death),
      restartsOn({ name: 'always' }, death),
    ];
    expect(matrix(code(137))).to.deep.equal([false, true, true, true]);
    expect(matrix(code(0))).to.deep.equal([false, false, true, true]);
    expect(matrix({ by: 'engine' })).to.deep.equal([false, false, false, false]);
  });

  it('stops after the attempts that on-failure names', () => {
    const policy = { name: 'on-failure', maxAttempts: 2 } as const;
    expect([0, 1, 2].map((sofar) => restartsOn(policy, code(1), sofar))).to.deep.equal([true, true, false]);
  });

  it('doubles its wait from 0.1 s to a minute', () => {
    expect([1, 2, 3, 10, 11, 40].map(backOff)).to.deep.equal([100, 200, 400, 51_200, 60_000, 60_000]);
  });

  it('contains every measured gap of a crash loop', () => {
    const measured = [318, 363, 608, 1031, 1796, 3345, 6567, 12_978, 25_724, 51_365, 60_180, 60_167];
    for (const [index, gap] of measured.entries()) {
      const { min, max } = backOffBounds(index + 1);
      expect(gap, `restart ${index + 1}`).to.be.within(min, max);
    }
  });
});
