/** The ratio of paired times: it inverts its test, and covers the truth under both ways in which times vary. */
import { expect } from 'chai';
import fc from 'fast-check';
import { type Paired, pairedRatio, ratioP, relativeSpread } from '../../harness/statistics/ratio.ts';
import { hodgesLehmann } from '../../harness/statistics/signed-rank.ts';
import { normal, seeded, share } from './random.ts';

/** All that came within the window, which is far. */
const far = Number.POSITIVE_INFINITY;

const times = fc.array(
  fc.record({
    own: fc.integer({ min: 1, max: 9999 }),
    reference: fc.integer({ min: 1, max: 9999 }),
    window: fc.constant(far),
  }),
  {
    minLength: 6,
    maxLength: 12,
  },
);

describe('the ratio of paired times', () => {
  it('is the ratio itself where every block has the same', () => {
    const pairs = [1, 5, 20, 3, 8, 2].map((reference) => ({ own: 1.5 * reference, reference, window: far }));
    const { value, min, max } = pairedRatio(pairs);
    for (const one of [value, min, max]) expect(one).to.be.closeTo(1.5, 1e-12);
  });

  it('turns around with its sides, and does not change with the unit', () => {
    fc.assert(
      fc.property(times, (pairs) => {
        const { min, max } = pairedRatio(pairs);
        const turned = pairedRatio(
          pairs.map(({ own, reference, window }) => ({ own: reference, reference: own, window })),
        );
        expect(turned.min).to.be.closeTo(1 / max, 1e-9 / max);
        expect(turned.max).to.be.closeTo(1 / min, 1e-9 / min);
        const scaled = pairedRatio(
          pairs.map(({ own, reference, window }) => ({ own: 8 * own, reference: 8 * reference, window: 8 * window })),
        );
        expect(scaled).to.deep.equal(pairedRatio(pairs));
      }),
    );
  });

  it('is for differences without ties the test of Hodges and Lehmann', () => {
    fc.assert(
      fc.property(times, (pairs) => {
        const nudged = pairs.map((one, index) => ({ ...one, own: one.own + (index + 1) * 1e-4 }));
        const shift = hodgesLehmann(nudged.map(({ own, reference }) => own - reference));
        const { min, max } = pairedRatio(nudged);
        expect([min > 1, max < 1]).to.deep.equal([shift.min > 0, shift.max < 0]);
      }),
    );
  });

  it('leaves 1 out of its interval exactly where its p is at most the level, with ties, and with what never came', () => {
    // Few values, so that ties are common; a window that some miss.
    const time = fc.integer({ min: 1, max: 8 }).map((one) => (one > 6 ? Number.POSITIVE_INFINITY : one));
    const tied = fc.array(fc.record({ own: time, reference: time, window: fc.constant(6) }), {
      minLength: 6,
      maxLength: 14,
    });
    fc.assert(
      fc.property(tied, fc.constantFrom(0.05, 0.0294, 0.0221, 0.05 / 3), (all, alpha) => {
        const pairs = all.filter(({ own, reference }) => own !== reference || Number.isFinite(own));
        fc.pre(pairs.length > 0);
        const { min, max } = pairedRatio(pairs, alpha);
        expect(min > 1 || max < 1).to.equal(ratioP(pairs) <= alpha);
      }),
      { numRuns: 2000 },
    );
  });

  it('counts what never came as later than all else, on either side, but bounds a ratio by the window alone', () => {
    const late = Number.POSITIVE_INFINITY;
    const never = Array.from({ length: 6 }, (_, index) => ({ own: late, reference: index + 1, window: 24 }));
    // The slowest of the reference took 6 of 24: no more is known than that own takes four times as long.
    expect(pairedRatio(never)).to.deep.equal({ value: late, min: 4, max: late });
    const turned = never.map(({ own, reference, window }) => ({ own: reference, reference: own, window }));
    expect(pairedRatio(turned)).to.deep.equal({ value: 0, min: 0, max: 0.25 });
    expect(ratioP(never)).to.equal(2 / 64);
  });

  it('covers the truth where times vary by a factor, and where a shared phase is added to them', () => {
    const random = seeded(7);
    const rounds = 3000;
    const truth = 1.5;
    const ways: Readonly<Record<string, () => Paired>> = {
      'by a factor': () => ({
        own: truth * Math.exp(0.1 * normal(random)),
        reference: Math.exp(0.1 * normal(random)),
        window: far,
      }),
      'by a phase': () => {
        const phase = random();
        // Both scale with the interval, the phase included; the machine adds a little to each.
        return {
          own: truth * (1 + phase) + 0.03 * normal(random),
          reference: 1 + phase + 0.03 * normal(random),
          window: far,
        };
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

describe('the spread of pairs', () => {
  const pairs = Array.from({ length: 10 }, (_, index) => ({
    own: index % 2 === 0 ? 22 : 18,
    reference: 10,
    window: far,
  }));

  it('is that of the differences from the ratio, as a share of the times, and the same turned around', () => {
    expect(relativeSpread(pairs, 2)).to.be.closeTo(0.1 * Math.sqrt(10 / 9), 1e-12);
    const turned = pairs.map(({ own, reference, window }) => ({ own: reference, reference: own, window }));
    expect(relativeSpread(turned, 0.5)).to.be.closeTo(relativeSpread(pairs, 2)!, 1e-12);
  });

  it('is not known of one alone, nor where some never came', () => {
    expect(relativeSpread(pairs.slice(0, 1), 1)).to.equal(null);
    expect(relativeSpread([...pairs, { own: far, reference: 1, window: far }], 1)).to.equal(null);
  });
});
