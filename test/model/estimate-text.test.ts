import { expect } from 'chai';
import { bandText, medianText, perHourText, timeEstimate } from '../../harness/model/estimate-text.ts';
import { milliseconds, range } from '../../harness/model/time.ts';
import { samples } from '../report/comparison/sample.ts';

const repeat = (resolution: number) => ({
  repeats: [{ ...samples.chapter!.measures[0]!.variants[0]!.repeats[0]!, resolution: milliseconds(resolution) }],
});

describe('an estimate as text', () => {
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
  });

  it('says of a median that was not reached by when it was not', () => {
    const never = samples.censored!.measures[0]!.variants[0]!;
    expect(medianText(never, milliseconds(40_000))).to.equal('not within 40 s');
    expect(medianText({ ...never, repeats: [] }, milliseconds(40_000))).to.equal('no repeats');
  });

  it('writes bands and prices as people read them', () => {
    expect(bandText(range(milliseconds(5_810), milliseconds(12_620)))).to.equal('5.8 … 12.6 s');
    const price = { perProbe: null, probesPerHour: 711, perHour: 37_000 };
    expect(perHourText(price)).to.equal('37 s');
    expect(perHourText({ ...price, perHour: 166_000 })).to.equal('2 min 46 s');
  });
});
