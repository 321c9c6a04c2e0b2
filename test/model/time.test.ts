/** Lengths of time as people and Compose write them. */
import { expect } from 'chai';
import fc from 'fast-check';
import { parseDuration } from '../../harness/model/time.ts';

describe('a length of time', () => {
  for (const [text, milliseconds] of [
    ['500ms', 500],
    ['15s', 15_000],
    ['0.5s', 500],
    ['2m', 120_000],
    ['1m30s', 90_000],
    ['1h0m0.25s', 3_600_250],
    ['250us', 0.25],
    ['0', 0],
    ['0s', 0],
  ] as const) {
    it(`'${text}' is ${milliseconds} ms`, () => expect(parseDuration(text)).to.equal(milliseconds));
  }

  for (const text of ['', '15', '20 seconds', 's', '-5s', '1.s', '5S', '1d', 's5', '5s ']) {
    it(`'${text}' is none`, () => expect(parseDuration(text)).to.equal(undefined));
  }

  it('reads back what Go prints: whole hours, minutes and seconds', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(59), fc.nat(59), (hours, minutes, seconds) => {
        const text = `${hours}h${minutes}m${seconds}s`;
        expect(parseDuration(text)).to.equal(((hours * 60 + minutes) * 60 + seconds) * 1000);
      }),
    );
  });
});
