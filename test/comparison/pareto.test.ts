/** The front, for any variants: nobody on it is beaten, and everybody off it is. */
import { expect } from 'chai';
import fc from 'fast-check';
import { markFront } from '../../harness/comparison/pareto.ts';
import type { MeasureResult, VariantResult } from '../../harness/model/comparison.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { measureOf } from './sample-runs.ts';
import { summaryOf } from './summary-of.ts';

interface Point {
  readonly time: number | null;
  readonly alarm: number | null;
  readonly price: number | null;
}

function front(points: readonly Point[]): readonly boolean[] {
  const variants = points.map(
    ({ alarm, price }, place): VariantResult => ({
      variant: `${place}`,
      settings: [],
      ...{
        changes: 0,
        unsteady: null,
        runs: 1,
        blind: null,
        falseAlarm: null,
        restarts: 0,
        downtime: null,
        meets: null,
        onFront: false,
      },
      falseAlarmPerHour: alarm === null ? null : milliseconds(alarm),
      price: price === null ? null : { perProbe: null, probesPerHour: 0, perHour: price },
    }),
  );
  const measure: MeasureResult = {
    measure: measureOf('detection'),
    title: 'time to detect, by the engine',
    variants: points.map(({ time }, place) => summaryOf(`${place}`, [time])),
    pairs: [],
    sensitivity: [],
  };
  return markFront(variants, [measure]).map((one) => one.onFront);
}

const point = fc.record<Point>({
  time: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
  alarm: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
  price: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
});

/** What never comes is later than all; an alarm or a price that is not known is not held against anybody. */
const axes = ({ time, alarm, price }: Point) => [time ?? 100, alarm ?? 0, price ?? 0];
const beats = (a: Point, b: Point) => {
  const differences = axes(a).map((value, axis) => value - axes(b)[axis]!);
  return Math.max(...differences) <= 0 && Math.min(...differences) < 0;
};

describe('the front', () => {
  it('holds whoever nobody beats, and nobody else', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 8 }), (points) => {
        const expected = points.map((own) => !points.some((other) => beats(other, own)));
        expect(front(points)).to.deep.equal(expected);
        expect(expected).to.include(true);
      }),
    );
  });

  it('holds the quick and dear beside the slow and cheap, and not the slow and dear', () => {
    const [quickDear, slowCheap, slowDear] = [
      { time: 1, alarm: 0, price: 9 },
      { time: 9, alarm: 0, price: 1 },
      { time: 9, alarm: 0, price: 9 },
    ];
    expect(front([quickDear, slowCheap, slowDear])).to.deep.equal([true, true, false]);
  });

  it('holds twins both', () => {
    const one = { time: 5, alarm: 1, price: 5 };
    expect(front([one, one])).to.deep.equal([true, true]);
  });
});
