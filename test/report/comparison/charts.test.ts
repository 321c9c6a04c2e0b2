import { expect } from 'chai';
import fc from 'fast-check';
import { nameLines, narrowFor, wide } from '../../../harness/report/comparison/chart-layout.ts';
import { blockLines, dotRows, placedRepeats } from '../../../harness/report/comparison/dot-rows.ts';
import { atRisk, curvePoints } from '../../../harness/report/comparison/share-curve.ts';
import { textPlot } from '../../../harness/report/comparison/text-plot.ts';
import { reachOf, timeScale } from '../../../harness/report/comparison/time-scale.ts';
import { placeLabels } from '../../../harness/report/comparison/trade-labels.ts';
import { tradePoints } from '../../../harness/report/comparison/trade-points.ts';
import { valueScale } from '../../../harness/report/comparison/value-scale.ts';
import { samples } from './sample.ts';

const lengths = fc.double({ min: 1, max: 1e7, noNaN: true });
const headline = (name: string) => samples[name]!.measures[0]!;

describe('report/comparison, the time axis', () => {
  it('keeps every time inside, in order, with at most a tick for each 56 pixels', () => {
    fc.assert(
      fc.property(lengths, lengths, lengths, lengths, (a, b, c, d) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        for (const reach of [
          { from: 0, to },
          { from, to },
        ]) {
          const scale = timeScale(reach, 100, 800);
          const [low, high] = [Math.min(c, d), Math.max(c, d)];
          expect(scale.x(low)).to.be.at.least(100).and.at.most(scale.x(high));
          expect(scale.x(high)).to.be.at.most(800);
          expect(scale.ticks.length).to.be.at.most(13);
        }
      }),
    );
  });

  it('is logarithmic only where the slowest takes more than twelve times the quickest', () => {
    expect(timeScale(reachOf(headline('chapter')), 0, 600).logarithmic).to.equal(true);
    expect(timeScale(reachOf(headline('uncertain')), 0, 600).logarithmic).to.equal(false);
  });

  it('reaches to the window only where something had not seen within its end', () => {
    expect(reachOf(headline('chapter')).to).to.be.below(120_000);
    expect(reachOf(headline('censored')).to).to.equal(40_000);
    expect(reachOf(headline('empty'))).to.deep.equal({ from: 0, to: 40_000 });
  });
});

describe('report/comparison, the rows of a dot plot', () => {
  for (const name of ['chapter', 'factorial', 'censored'] as const) {
    it(`keeps every repeat of ${name} in its own row, and joins each block once through all rows`, () => {
      const result = headline(name);
      for (const layout of [wide, narrowFor(result.variants.map((one) => one.variant))]) {
        const scale = timeScale(reachOf(result), layout.left, layout.right);
        const rows = dotRows(result, layout);
        const placed = rows.map((row) => placedRepeats(row, scale));
        rows.forEach((row, index) => {
          expect(placed[index]).to.have.lengthOf(row.one.repeats.length);
          for (const { x, y } of placed[index]!) {
            expect(y).to.be.above(row.top).and.below(row.intervalY);
            expect(x)
              .to.be.at.least(layout.left)
              .and.at.most(layout.right + 14);
          }
          expect(row.intervalY).to.be.below(row.top + row.height);
        });
        const lines = blockLines(placed);
        expect(lines).to.have.lengthOf(10);
        for (const line of lines) {
          expect(line).to.have.lengthOf(rows.length);
          expect(new Set(line.map((one) => one.repeat.block)).size).to.equal(1);
        }
      }
    });
  }

  it('has lower rows for many variants, but none so low that dots touch the interval', () => {
    const heights = ['chapter', 'factorial'].map((name) => dotRows(headline(name), wide)[0]!.height);
    expect(heights).to.deep.equal([54, 34]);
  });

  it('breaks a long name between words, and shortens what two lines do not hold', () => {
    expect(nameLines('interval 1s · retries 1 · restart no', 25)).to.deep.equal([
      'interval 1s · retries 1',
      'restart no',
    ]);
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (name) => {
        const lines = nameLines(name, 25);
        expect(lines.length).to.be.at.most(2);
        for (const line of lines) expect(line.length).to.be.at.most(25);
      }),
    );
  });
});

describe('report/comparison, the share that has come by t', () => {
  it('begins at nothing, never falls, and ends at the last share', () => {
    for (const one of [...headline('chapter').variants, ...headline('censored').variants]) {
      const points = curvePoints(one, 40_000);
      expect(points[0]).to.deep.equal({ at: 0, share: 0 });
      points.slice(1).forEach((point, index) => {
        expect(point.share).to.be.at.least(points[index]!.share);
        expect(point.at).to.be.at.least(points[index]!.at);
      });
      expect(points.at(-1)!.share).to.equal(one.curve.steps.at(-1)?.share ?? 0);
    }
  });

  it('goes no further than was observed, where something had not come', () => {
    const [never, some, all] = headline('censored').variants;
    expect(curvePoints(never!, 90_000).at(-1)).to.deep.equal({ at: 40_000, share: 0 });
    expect(curvePoints(some!, 90_000).at(-1)!.at).to.equal(40_000);
    expect(curvePoints(all!, 90_000).at(-1)).to.deep.equal({ at: 90_000, share: 1 });
  });

  it('counts who is still waited for as the curve does', () => {
    for (const one of headline('censored').variants) {
      for (const step of one.curve.steps) expect(atRisk(one, step.at)).to.equal(step.atRisk);
      expect(atRisk(one, 0)).to.equal(10);
      expect(atRisk(one, 40_001)).to.equal(0);
    }
  });
});

describe('report/comparison, time against price', () => {
  it('names no point over another, nor beyond the frame', () => {
    const frame = { left: 0, right: 600, top: 0, bottom: 300 };
    const point = fc.record({
      x: fc.integer({ min: 0, max: 600 }),
      y: fc.integer({ min: 0, max: 300 }),
      radius: fc.integer({ min: 4, max: 20 }),
      words: fc.string({ minLength: 1, maxLength: 40 }),
    });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 24 }), (points) => {
        const boxes = placeLabels(points, frame).map(({ x, y, words, anchor }) => {
          const width = words.length * 7;
          const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
          return { left, right: left + width, y };
        });
        boxes.forEach((one, index) => {
          expect(one.left).to.be.at.least(0);
          expect(one.right).to.be.at.most(600);
          for (const other of boxes.slice(index + 1)) {
            const apart = one.right <= other.left || other.right <= one.left || Math.abs(one.y - other.y) >= 17;
            expect(apart).to.equal(true);
          }
        });
      }),
    );
  });

  it('joins exactly the variants that no other beats in time and price', () => {
    const points = tradePoints(samples.factorial!);
    expect(points).to.have.lengthOf(24);
    const front = points.filter((one) => one.drawnFront);
    expect(front.length).to.be.above(1);
    front.slice(1).forEach((one, index) => {
      expect(one.price).to.be.above(front[index]!.price);
      expect(one.time!).to.be.below(front[index]!.time!);
    });
  });

  it('leaves out variants whose price is not known', () => {
    expect(tradePoints(samples.uncertain!)).to.deep.equal([]);
    expect(tradePoints(samples.censored!).map((one) => one.one.variant)).to.have.members([
      'restart: always',
      'restart: on-failure:1',
    ]);
  });

  it('places amounts in order and inside, also where all are nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 }), (values) => {
        const scale = valueScale(values, 50, 350, 10);
        const places = values.toSorted((one, other) => one - other).map(scale.place);
        expect(places).to.deep.equal(places.toSorted((one, other) => one - other));
        for (const place of places) expect(place).to.be.at.least(50).and.at.most(350);
        expect(scale.ticks.length).to.be.at.most(15);
      }),
    );
  });
});

describe('report/comparison, dots made of characters', () => {
  it('has as many columns as asked for, and an open mark for each that had not come', () => {
    const { rows } = textPlot(headline('censored'), 40);
    for (const row of rows) expect(row).to.have.lengthOf(40);
    expect(rows[0]!.trim()).to.equal('▷');
    expect(rows[2]).not.to.include('▷');
  });
});
