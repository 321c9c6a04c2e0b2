/** Laws of a pair, for any times. */
import { expect } from 'chai';
import fc from 'fast-check';
import { comparePairs } from '../../harness/comparison/pair.ts';
import type { Pair, PairOutcome, VariantMeasure } from '../../harness/model/comparison.ts';
import { seconds } from '../../harness/model/time.ts';
import { measureOf } from './sample-runs.ts';
import { summaryOf } from './summary-of.ts';

const same = { min: 1 / 1.15, max: 1.15 };
const compared = (
  reference: string,
  variants: readonly VariantMeasure[],
  { alpha = 0.05, measure = measureOf('detection') } = {},
): readonly Pair[] => comparePairs(measure, variants, { reference, same }, alpha);

const time = fc.option(fc.integer({ min: 1, max: 19_999 }), { nil: null, freq: 8 });
const blocks = fc.array(fc.tuple(time, time), { minLength: 1, maxLength: 14 });
const opposite: Readonly<Record<PairOutcome, PairOutcome>> = {
  better: 'worse',
  worse: 'better',
  same: 'same',
  'cannot tell': 'cannot tell',
};

const isDifference = ({ word }: Pair): boolean => word === 'better' || word === 'worse';

/** Null: not bounded on that side. */
const leavesOutOne = ({ ratio }: Pair): boolean =>
  (ratio?.min ?? 0) > 1 || (ratio?.max ?? Number.POSITIVE_INFINITY) < 1;

const sides = (values: readonly (readonly [number | null, number | null])[]) => [
  summaryOf(
    'a',
    values.map(([a]) => a),
  ),
  summaryOf(
    'b',
    values.map(([, b]) => b),
  ),
];

describe('a pair', () => {
  it('says the opposite of itself turned around, with the same p and the inverse interval', () => {
    fc.assert(
      fc.property(blocks, (values) => {
        const [one, other] = [compared('a', sides(values))[0]!, compared('b', sides(values))[0]!];
        expect(other.word).to.equal(opposite[one.word]);
        expect(other.p).to.equal(one.p);
        if (one.ratio?.min != null && other.ratio?.max != null) {
          expect(other.ratio.max * one.ratio.min).to.be.closeTo(1, 1e-9);
        }
      }),
    );
  });

  it('claims a difference only with six blocks, at its level, and with an interval on that side of 1', () => {
    fc.assert(
      fc.property(blocks, (values) => {
        const pair = compared('a', sides(values))[0]!;
        if (!isDifference(pair)) return;
        expect(pair.blocks).to.be.at.least(6);
        expect(pair.adjusted).to.be.at.most(0.05);
        if (pair.word === 'better') expect(pair.ratio?.max ?? 0).to.be.at.most(1);
        else expect(pair.ratio?.min ?? 2).to.be.at.least(1);
      }),
      { numRuns: 1000 },
    );
  });

  it('never contradicts itself: p is at most 5 % where the interval leaves out 1, in a family, at an interim analysis, and with ties', () => {
    const few = fc.constantFrom(null, 0, 1, 2000, 2200, 2400, 4000, 19_900);
    const family = fc.array(fc.tuple(few, few, few, few), { minLength: 6, maxLength: 14 });
    fc.assert(
      fc.property(family, fc.constantFrom(0.05, 0.0294, 0.0221), (values, alpha) => {
        const summaries = ['a', 'b', 'c', 'd'].map((name, side) =>
          summaryOf(
            name,
            values.map((one) => one[side]!),
          ),
        );
        for (const pair of compared('a', summaries, { alpha })) {
          const significant = (pair.adjusted ?? 1) <= 0.05;
          if (pair.ratio !== null) expect(leavesOutOne(pair)).to.equal(significant);
          if (isDifference(pair)) expect(significant).to.equal(true);
          if (significant) expect(pair.word).to.not.equal('cannot tell');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says the same only with a whole interval within the band', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 5000, max: 5600 }), fc.integer({ min: 5000, max: 5600 })), {
          minLength: 6,
          maxLength: 12,
        }),
        (values) => {
          // All ratios of such times lie within 0.89 … 1.12.
          const pair = compared('a', sides(values))[0]!;
          expect(pair.word).to.equal('same');
          expect(pair.ratio!.min).to.be.at.least(same.min);
          expect(pair.ratio!.max).to.be.at.most(same.max);
        },
      ),
    );
  });

  it('finds no other difference when what never came is observed for longer', () => {
    fc.assert(
      fc.property(blocks, (values) => {
        const longer = measureOf('detection', { window: seconds(40) });
        const again = ['a', 'b'].map((name, side) =>
          summaryOf(
            name,
            values.map((both) => both[side]!),
            longer,
          ),
        );
        const one = compared('a', again, { measure: longer })[0]!;
        const other = compared('a', sides(values))[0]!;
        expect([one.p, one.adjusted, isDifference(one)]).to.deep.equal([other.p, other.adjusted, isDifference(other)]);
      }),
    );
  });

  it('needs more blocks than there are where it cannot tell, and the family makes it stricter, never looser', () => {
    fc.assert(
      fc.property(blocks, blocks, (values, others) => {
        const third = summaryOf(
          'c',
          others.map(([, c]) => c),
        );
        const alone = compared('a', sides(values))[0]!;
        const among = compared('a', [...sides(values), third])[0]!;
        if (alone.word === 'cannot tell' && alone.needed !== null) expect(alone.needed).to.be.above(alone.blocks);
        expect(among.p).to.equal(alone.p);
        expect(among.adjusted ?? 1).to.be.at.least(alone.adjusted ?? 0);
        if (alone.word === 'cannot tell') expect(among.word).to.equal('cannot tell');
      }),
    );
  });

  it('is held to the level of the interim analysis', () => {
    const apart = Array.from({ length: 6 }, (_, block) => [5000 + block, 1000 + block] as const);
    // The least p of six blocks is 1/32.
    expect(compared('a', sides(apart))[0]!.word).to.equal('better');
    expect(compared('a', sides(apart), { alpha: 0.03 })[0]!.word).to.equal('cannot tell');
  });
});
