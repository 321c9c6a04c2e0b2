import { expect } from 'chai';
import { milliseconds, range } from '../../harness/model/time.ts';
import * as format from '../../harness/report/format.ts';

const measured = (value: number, resolution: number) =>
  format.formatMeasured({ value: milliseconds(value), resolution: milliseconds(resolution) });

describe('report/format', () => {
  it('writes a measured time with its resolution and no finer digit', () => {
    expect(measured(9123, 20)).to.equal('9.12 s ± 0.02 s');
    expect(measured(160, 5)).to.equal('0.160 s ± 0.005 s');
    expect(measured(310, 200)).to.equal('0.3 s ± 0.2 s');
    expect(measured(-180, 20)).to.equal('−0.18 s ± 0.02 s');
    expect(format.formatValue({ value: milliseconds(9123), resolution: milliseconds(20) })).to.equal('9.12 s');
  });

  it('writes lengths, ranges, margins and offsets', () => {
    expect(format.formatDuration(milliseconds(2300))).to.equal('2.3 s');
    expect(format.formatDuration(milliseconds(0.31))).to.equal('0.3 ms');
    expect(format.formatDuration(milliseconds(99.7))).to.equal('0.1 s');
    expect(format.formatDuration(milliseconds(1_234_567))).to.equal('1234.6 s');
    expect(format.formatRange(range(milliseconds(5100), milliseconds(11_400)))).to.equal('5.1 … 11.4 s');
    expect(format.formatMargin(milliseconds(2300))).to.equal('2.3 s to spare');
    expect(format.formatMargin(milliseconds(-1400))).to.equal('missed by 1.4 s');
    expect(format.formatOffset(milliseconds(9100))).to.equal('+9.1 s');
    expect(format.formatOffset(milliseconds(-60))).to.equal('−0.06 s');
    expect(format.formatOffset(milliseconds(0.2))).to.equal('0 s');
    expect(format.formatLongDuration(milliseconds(101_300))).to.equal('1 min 41 s');
    expect(format.formatLongDuration(milliseconds(7_500_000))).to.equal('2 h 5 min');
  });

  it('never rounds a share up to all', () => {
    expect(format.formatShare({ good: 1250, due: 1250, unknown: 0 })).to.equal('100 % of 1,250');
    expect(format.formatShare({ good: 99_999, due: 100_000, unknown: 0 })).to.equal('99.99 % of 100,000');
    expect(format.formatShare({ good: 0, due: 10, unknown: 0 })).to.equal('0 % of 10');
    expect(format.formatShare({ good: 0, due: 0, unknown: 0 })).to.equal('none due');
  });

  it('counts with thousands separators', () => {
    expect(format.formatCount(1_234_567)).to.equal('1,234,567');
    expect(format.formatCounted(1, 'experiment')).to.equal('1 experiment');
    expect(format.formatCounted(3, 'experiment')).to.equal('3 experiments');
  });

  it('ties numbers to their units, so that no line breaks between them', () => {
    expect(format.glued('limit 2 s, 9.1 s ± 0.02 s')).to.equal('limit 2\u00a0s, 9.1\u00a0s\u00a0±\u00a00.02\u00a0s');
  });
});
