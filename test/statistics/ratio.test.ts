/** The ratio of paired times: it inverts its test, and covers the truth under both ways in which times vary. */
import { expect } from 'chai';
import fc from 'fast-check';
import { blocksToShow, detectableRatio, pairedRatio, relativeSpread } from '../../harness/statistics/ratio.ts';
import { signedRank } from '../../harness/statistics/signed-rank.ts';
import { normal, seeded, share } from './random.ts';

const times = fc.array(
  fc.record({ own: fc.integer({ min: 1, max: 9999 }), reference: fc.integer({ min: 1, max: 9999 }) }),
  {
    minLength: 6,
    maxLength: 12,
  },
);

describe('the ratio of paired times', () => {
  it('is the ratio itself where every block has the same', () => {
    const pairs = [1, 5, 20, 3, 8, 2].map((reference) => ({ own: 1.5 * reference, reference }));
    const { value, min, max } = pairedRatio(pairs);
    for (const one of [value, min, max]) expect(one).to.be.closeTo(1.5, 1e-12);
  });

  it('turns around with its sides, and does not change with the unit', () => {
    fc.assert(
      fc.property(times, (pairs) => {
        const { min, max } = pairedRatio(pairs);
        const turned = pairedRatio(pairs.map(({ own, reference }) => ({ own: reference, reference: own })));
        expect(turned.min).to.be.closeTo(1 / max, 1e-9 / max);
        expect(turned.max).to.be.closeTo(1 / min, 1e-9 / min);
        const scaled = pairedRatio(pairs.map(({ own, reference }) => ({ own: 8 * own, reference: 8 * reference })));
        expect(scaled).to.deep.equal(pairedRatio(pairs));
      }),
    );
  });

  it('leaves 1 out of its interval exactly where the signed-rank test refuses that there is no difference', () => {
    fc.assert(
      fc.property(times, (pairs) => {
        // Distinct sizes without zeros: where the plain ranks are exact.
        const nudged = pairs.map(({ own, reference }, index) => ({ own: own + (index + 1) * 1e-4, reference }));
        const sizes = new Set(nudged.map(({ own, reference }) => Math.abs(own - reference).toFixed(6)));
        fc.pre(sizes.size === nudged.length);
        const { min, max } = pairedRatio(nudged);
        const refused = signedRank(nudged.map(({ own, reference }) => own - reference)).p <= 0.05;
        expect(min > 1 || max < 1).to.equal(refused);
      }),
    );
  });

  it('counts what never came as later than all else, on either side', () => {
    const late = Number.POSITIVE_INFINITY;
    const never = Array.from({ length: 6 }, (_, index) => ({ own: late, reference: index + 1 }));
    expect(pairedRatio(never)).to.deep.equal({ value: late, min: late, max: late });
    const neither = never.map(() => ({ own: late, reference: late }));
    expect(pairedRatio(neither)).to.deep.equal({ value: 1, min: 1, max: 1 });
  });

  it('covers the truth where times vary by a factor, and where a shared phase is added to them', () => {
    const random = seeded(7);
    const rounds = 3000;
    const truth = 1.5;
    const ways = {
      'by a factor': () => ({ own: truth * Math.exp(0.1 * normal(random)), reference: Math.exp(0.1 * normal(random)) }),
      'by a phase': () => {
        const phase = random();
        // Both scale with the interval, the phase included; the machine adds a little to each.
        return { own: truth * (1 + phase) + 0.03 * normal(random), reference: 1 + phase + 0.03 * normal(random) };
      },
    };
    for (const [way, draw] of Object.entries(ways)) {
      let covered = 0;
      for (let round = 0; round < rounds; round += 1) {
        const { min, max } = pairedRatio(Array.from({ length: 10 }, draw));
        if (min <= truth && truth <= max) covered += 1;
      }
      process.stdout.write(`    coverage where times vary ${way}: ${share(covered, rounds)} of 95 %\n`);
      expect(covered / rounds, way).to.be.above(0.95 - 4 * Math.sqrt((0.05 * 0.95) / rounds));
    }
  });
});

describe('what so many blocks show', () => {
  it('is 1 + 2.80 s/√n of the reference, and the blocks for it are its inverse', () => {
    const pairs = Array.from({ length: 10 }, (_, index) => ({ own: index % 2 === 0 ? 11 : 9, reference: 10 }));
    const spread = relativeSpread(pairs, 1)!;
    expect(spread).to.be.closeTo(0.1 * Math.sqrt(10 / 9), 1e-12);
    expect(detectableRatio(spread, 10)).to.be.closeTo(1 + (2.801585 * spread) / Math.sqrt(10), 1e-12);
    expect(blocksToShow(spread, detectableRatio(spread, 10) - 1)).to.be.within(10, 11);
    expect(relativeSpread(pairs.slice(0, 1), 1)).to.equal(null);
  });
});
