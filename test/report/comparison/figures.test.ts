import { expect } from 'chai';
import {
  cameText,
  detectableText,
  perProbeText,
  testText,
  wholePercentText,
} from '../../../harness/report/comparison/figures.ts';
import { samples } from './sample.ts';

describe('report/comparison/figures', () => {
  it('writes the least ratio that would show in two or three digits', () => {
    expect(detectableText(1.004)).to.equal('below 1.01');
    expect(detectableText(1.231)).to.equal('1.23');
  });

  it('never writes a probability without its blocks', () => {
    const pair = samples.chapter!.measures[0]!.pairs[0]!;
    expect(testText(pair)).to.equal('0.004, 10 blocks');
    expect(testText({ ...pair, adjusted: null, blocks: 5 })).to.equal('5 blocks: none');
  });

  it('rounds the interval of a probability outwards', () => {
    expect(cameText({ count: 10, of: 10, min: 0.6915, max: 1 })).to.equal('10 of 10 (69 … 100 %)');
    expect(cameText({ count: 7, of: 10, min: 0.3475, max: 0.9332 })).to.equal('7 of 10 (34 … 94 %)');
    expect(cameText({ count: 0, of: 0, min: 0, max: 1 })).to.equal('no repeats');
  });

  it('writes prices and shares as people read them', () => {
    const price = { perProbe: { value: 52.1, min: 48.2, max: 57.4 }, probesPerHour: 711, perHour: 37_000 };
    expect(perProbeText(price)).to.equal('52 ms (48 … 58 ms)');
    expect(perProbeText({ ...price, perProbe: null })).to.equal('never checked');
    expect(wholePercentText(0.004)).to.equal('below 1 %');
    expect(wholePercentText(0)).to.equal('0 %');
  });
});
