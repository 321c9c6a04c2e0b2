import { expect } from 'chai';
import { measuredText, shareText } from '../../../harness/analysis/words/figures.ts';
import { milliseconds } from '../../../harness/model/time.ts';

const measured = (value: number, resolution: number) =>
  measuredText({ value: milliseconds(value), resolution: milliseconds(resolution) });

describe('figures', () => {
  it('write a measured time with its resolution and no finer digit', () => {
    expect(measured(9123, 20)).to.equal('9.12 s ± 0.02 s');
    expect(measured(160, 5)).to.equal('0.160 s ± 0.005 s');
    expect(measured(310, 200)).to.equal('0.3 s ± 0.2 s');
    expect(measured(-180, 20)).to.equal('−0.18 s ± 0.02 s');
  });

  it('write both ends of a time of which part was not observed', () => {
    const unseen = milliseconds(1000);
    const text = measuredText({ value: milliseconds(1735), resolution: milliseconds(1275), unseen });
    expect(text).to.equal('0.46 … 3.01 s');
  });

  it('never round a share up to all', () => {
    expect(shareText({ good: 1250, due: 1250, unknown: 0 })).to.equal('100 % of 1,250');
    expect(shareText({ good: 99_999, due: 100_000, unknown: 0 })).to.equal('99.99 % of 100,000');
    expect(shareText({ good: 0, due: 10, unknown: 0 })).to.equal('0 % of 10');
    expect(shareText({ good: 0, due: 0, unknown: 0 })).to.equal('none due');
  });
});
