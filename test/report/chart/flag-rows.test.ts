import { expect } from 'chai';
import fc from 'fast-check';
import type { Flag, PlacedFlag } from '../../../harness/report/chart/flag-rows.ts';
import { placeFlags } from '../../../harness/report/chart/flag-rows.ts';

const RIGHT = 980;
const label = ({ flag, left }: PlacedFlag<Flag>): readonly [number, number] =>
  left ? [flag.x - flag.width, flag.x] : [flag.x, flag.x + flag.width];

function clash(one: PlacedFlag<Flag>, other: PlacedFlag<Flag>): boolean {
  const [[from, to], [otherFrom, otherTo]] = [label(one), label(other)];
  if (one.row === other.row) return from < otherTo && otherFrom < to;
  return one.row < other.row && from < other.flag.x && other.flag.x < to;
}

describe('report/chart/flag-rows', () => {
  it('puts flags that are far apart into one row', () => {
    const placed = placeFlags(
      [
        { x: 200, width: 100 },
        { x: 500, width: 100 },
      ],
      RIGHT,
    );
    expect(placed.map((one) => one.row)).to.deep.equal([0, 0]);
  });

  it('turns a label to the left where the right edge is near', () => {
    expect(placeFlags([{ x: 950, width: 100 }], RIGHT)[0]).to.include({ left: true, row: 0 });
  });

  it('overlaps no label with another and runs no pole through one, wherever the flags stand', () => {
    const flag = fc.record({ x: fc.integer({ min: 150, max: RIGHT }), width: fc.integer({ min: 30, max: 260 }) });
    fc.assert(
      fc.property(fc.array(flag, { maxLength: 12 }), (flags) => {
        const placed = placeFlags(flags, RIGHT);
        expect(placed).to.have.lengthOf(flags.length);
        for (const one of placed) {
          for (const other of placed) {
            if (one !== other) expect(clash(one, other), JSON.stringify([one, other])).to.equal(false);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
