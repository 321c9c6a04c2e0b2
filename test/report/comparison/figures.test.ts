import { expect } from 'chai';
import { milliseconds, range } from '../../../harness/model/time.ts';
import {
  bandText,
  cameText,
  detectableText,
  medianText,
  percentText,
  perHourText,
  perProbeText,
  probability,
  ratioText,
  testText,
  timeEstimate,
} from '../../../harness/report/comparison/figures.ts';
import { samples } from './sample.ts';

const repeat = (resolution: number) => ({
  repeats: [{ ...samples.chapter!.measures[0]!.variants[0]!.repeats[0]!, resolution: milliseconds(resolution) }],
});

describe('report/comparison/figures', () => {
  it('gives a time so many digits as its interval spans about ten of', () => {
    expect(timeEstimate({ value: 75_455, min: 66_064, max: 87_490 }, repeat(1))).to.equal('75 s (66 … 88 s)');
    expect(timeEstimate({ value: 8_423, min: 7_287, max: 11_166 }, repeat(1))).to.equal('8.4 s (7.2 … 11.2 s)');
    expect(timeEstimate({ value: 612.34, min: 611.9, max: 612.8 }, repeat(1))).to.equal('0.612 s (0.611 … 0.613 s)');
  });

  it('gives no digit finer than the resolution of the repeats', () => {
    expect(timeEstimate({ value: 612.34, min: 611.9, max: 612.8 }, repeat(20))).to.equal('0.61 s (0.61 … 0.62 s)');
    expect(timeEstimate({ value: 612.34, min: 611.9, max: 612.8 }, repeat(1000))).to.equal('1 s (0 … 1 s)');
  });

  it('lets no lower bound read as nothing where one more digit tells it', () => {
    expect(timeEstimate({ value: 163, min: 12, max: 1_071 }, repeat(1))).to.equal('0.16 s (0.01 … 1.08 s)');
    expect(timeEstimate({ value: 163, min: 0, max: 1_071 }, repeat(1))).to.equal('0.2 s (0.0 … 1.1 s)');
  });

  it('leaves open a bound that was not reached', () => {
    expect(timeEstimate({ value: 850, min: 800, max: null }, repeat(20))).to.equal('0.85 s (0.80 s or more)');
    expect(timeEstimate({ value: 850, min: null, max: null }, repeat(20))).to.equal('0.85 s (no interval)');
    expect(ratioText({ value: 0.5, min: null, max: 0.9 })).to.equal('0.50 (at most 0.90)');
    expect(ratioText({ value: 2, min: 1.2, max: null })).to.equal('2.0 (at least 1.20)');
    expect(ratioText({ value: 0.5, min: null, max: null })).to.equal('0.50 (no interval)');
    expect(ratioText(null)).to.equal('–');
  });

  it('says of a median that was not reached by when it was not', () => {
    const never = samples.censored!.measures[0]!.variants[0]!;
    expect(medianText(never, milliseconds(40_000))).to.equal('not within 40 s');
    expect(medianText({ ...never, repeats: [] }, milliseconds(40_000))).to.equal('no repeats');
  });

  it('writes ratios from a fortieth to a hundredfold in two or three digits', () => {
    expect(ratioText({ value: 0.0248, min: 0.0213, max: 0.0277 })).to.equal('0.025 (0.021 … 0.028)');
    expect(ratioText({ value: 137.4, min: 99.6, max: 1219 })).to.equal('137 (99 … 1,219)');
    expect(detectableText(1.004)).to.equal('below 1.01');
    expect(detectableText(1.231)).to.equal('1.23');
  });

  it('rounds intervals outwards and probabilities up, but never over the bound that decides', () => {
    expect(ratioText({ value: 1.2, min: 1.0031, max: 1.432 })).to.equal('1.20 (1.003 … 1.44)');
    expect(ratioText({ value: 0.9, min: 0.712, max: 0.9994 })).to.equal('0.90 (0.71 … 0.9994)');
    expect(ratioText({ value: 1.2, min: 0.9994, max: 1.432 })).to.equal('1.20 (0.99 … 1.44)');
    expect([0.0499, 0.05, 0.0501, 0.0547].map(probability)).to.deep.equal(['0.050', '0.050', '0.051', '0.055']);
  });

  it('never writes a probability as zero, nor without its blocks', () => {
    expect(probability(0.0000001)).to.equal('below 0.001');
    expect(probability(0.00390625)).to.equal('0.004');
    expect(probability(1)).to.equal('1');
    const pair = samples.chapter!.measures[0]!.pairs[0]!;
    expect(testText(pair)).to.equal('0.004, 10 blocks');
    expect(testText({ ...pair, adjusted: null, blocks: 5 })).to.equal('5 blocks: none');
  });

  it('rounds the interval of a probability outwards', () => {
    expect(cameText({ count: 10, of: 10, min: 0.6915, max: 1 })).to.equal('10 of 10 (69 … 100 %)');
    expect(cameText({ count: 7, of: 10, min: 0.3475, max: 0.9332 })).to.equal('7 of 10 (34 … 94 %)');
    expect(cameText({ count: 0, of: 0, min: 0, max: 1 })).to.equal('no repeats');
  });

  it('writes bands, prices and shares as people read them', () => {
    expect(bandText(range(milliseconds(5_810), milliseconds(12_620)))).to.equal('5.8 … 12.6 s');
    const price = { perProbe: { value: 52.1, min: 48.2, max: 57.4 }, probesPerHour: 711, perHour: 37_000 };
    expect(perProbeText(price)).to.equal('52 ms (48 … 58 ms)');
    expect(perProbeText({ ...price, perProbe: null })).to.equal('never checked');
    expect(perHourText(price)).to.equal('37 s');
    expect(perHourText({ ...price, perHour: 166_000 })).to.equal('2 min 46 s');
    expect(percentText(0.004)).to.equal('below 1 %');
    expect(percentText(0)).to.equal('0 %');
  });
});
