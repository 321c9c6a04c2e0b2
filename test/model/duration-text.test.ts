import { expect } from 'chai';
import fc from 'fast-check';
import {
  givenText,
  leftText,
  longText,
  millisecondsText,
  offsetText,
  rangeText,
  secondsText,
  shortText,
  simulatedSeconds,
  stopwatchText,
} from '../../harness/model/duration-text.ts';
import { milliseconds, range } from '../../harness/model/time.ts';

const length = fc.double({ min: 0, max: 7_200_000, noNaN: true }).map(milliseconds);

/** What a reader takes from the text, in milliseconds. */
const read = (text: string): number => Number(text.replace('−', '-').split(' ')[0]) * (text.endsWith(' ms') ? 1 : 1000);

describe('seconds as text', () => {
  it('have milliseconds below 1 s, hundredths below 10 s, else tenths, and no zeros that say nothing', () => {
    const texts = [0, 161.2, 999, 5000, 9123, 12_345, 25_000, 3_600_040].map(secondsText);
    expect(texts).to.deep.equal(['0 s', '0.161 s', '0.999 s', '5 s', '9.12 s', '12.3 s', '25 s', '3600 s']);
  });

  it('have a real minus sign, and none before nothing', () => {
    expect([secondsText(-1234), secondsText(-0.1), shortText(-20)]).to.deep.equal(['−1.23 s', '0 s', '−20 ms']);
  });

  it('are as near to the number as they have digits, and never out of order', () => {
    fc.assert(
      fc.property(length, length, (one, other) => {
        const off = one < 1000 ? 0.5 : one < 10_000 ? 5 : 50;
        expect(Math.abs(read(secondsText(one)) - one)).to.be.at.most(off + 1e-6);
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(read(secondsText(low))).to.be.at.most(read(secondsText(high)));
      }),
    );
  });

  it('are the same at both ends of a range', () => {
    fc.assert(
      fc.property(length, length, (min, max) => {
        expect(`${secondsText(min).slice(0, -2)} … ${secondsText(max)}`).to.equal(rangeText(range(min, max)));
      }),
    );
  });

  it('are the same by the short rule, but for what is a matter of milliseconds', () => {
    expect([0, 0.44, 9.94, 20, 99.4].map(shortText)).to.deep.equal(['0 s', '0.4 ms', '9.9 ms', '20 ms', '99 ms']);
    fc.assert(
      fc.property(length, (one) => {
        if (one >= 99.5) expect(shortText(one)).to.equal(secondsText(one));
      }),
    );
  });
});

describe('a length of another kind', () => {
  it('is repeated as it was given, where it meets a limit', () => {
    expect([3_600_040, 15_000, -0.5].map(givenText)).to.deep.equal(['3600.04 s', '15 s', '−0.0005 s']);
  });

  it('reads as the time that was given, though a little of it had passed', () => {
    expect([4987, 15_000].map(leftText)).to.deep.equal(['5 s', '15 s']);
  });

  it('is milliseconds to a tenth, where it is an instrument beside its limit', () => {
    expect([10.4, 10, 99.96, 120.4].map(millisecondsText)).to.deep.equal(['10.4 ms', '10 ms', '100 ms', '120 ms']);
  });

  it('has the digits of a model, where it was simulated', () => {
    expect([123, 994, 995, 5234, 12_345].map(simulatedSeconds)).to.deep.equal(['0.12', '0.99', '1', '5.2', '12.3']);
  });

  it('is told in minutes and hours, where it is long', () => {
    const texts = [41_000, 60_000, 101_000, 7_500_000].map((one) => longText(milliseconds(one)));
    expect(texts).to.deep.equal(['41 s', '1 min', '1 min 41 s', '2 h 5 min']);
  });

  it('has its sign, where it is a place on an axis', () => {
    const texts = [0, 4, 9123, -2000, 250, -54].map((one) => offsetText(milliseconds(one)));
    expect(texts).to.deep.equal(['0 s', '0 s', '+9.1 s', '−2 s', '+0.25 s', '−0.05 s']);
  });

  it('is whole seconds, where a stopwatch is enough', () => {
    expect(stopwatchText(20_400)).to.equal('20 s');
  });
});
