/** What MongoDB says to `ping`, and what it is worth. */
import { expect } from 'chai';
import { mongoPing } from '../../../harness/probes/mongo/ping.ts';
import { bytes, heard, type Parts } from '../hear.ts';

const number = (value: number): Parts => [value & 255, (value >> 8) & 255, 0, 0];
const message = (kind: number, ...document: Parts): Parts => {
  const { length } = bytes(...document);
  return [...number(16 + 5 + 4 + length), ...number(7), ...number(1), ...number(kind), ...number(0), 0].concat(
    number(4 + length),
    document,
  );
};
const double = (value: 0 | 1): Parts => [0, 0, 0, 0, 0, 0, ...(value === 1 ? [0xf0, 0x3f] : [0, 0])];

const cases: readonly (readonly [string, Parts, string | null])[] = [
  ['is fine', message(2013, 1, 'ok', 0, ...double(1), 0), 'ok'],
  ['is fine, in a whole number', message(2013, 16, 'ok', 0, ...number(1), 0), 'ok'],
  ['is fine, and says more before', message(2013, 2, 'me', 0, ...number(2), 'a', 0, 1, 'ok', 0, ...double(1), 0), 'ok'],
  ['is not', message(2013, 1, 'ok', 0, ...double(0), 2, 'errmsg', 0, ...number(3), 'no', 0, 0), 'not_serving'],
  ['says nothing of it', message(2013, 0), 'not_serving'],
  ['answers in an older way', message(1, 1, 'ok', 0, ...double(1), 0), 'protocol'],
  ['is no MongoDB', ['HTTP/1.1 400 Bad Request\r\n'], 'protocol'],
];

describe('the command ping', () => {
  it('is a message of one document, each with its length before it', () => {
    const opening = Buffer.from(mongoPing.opening!);
    expect(opening.readInt32LE(0)).to.equal(opening.length);
    expect(opening.readInt32LE(12)).to.equal(2013);
    expect(opening.readInt32LE(21)).to.equal(opening.length - 21);
  });

  for (const [does, parts, outcome] of cases) {
    it(`is ${outcome} where the server ${does}`, () => expect(heard(mongoPing, ...parts)).to.equal(outcome));
  }

  it('waits for the whole of it', () => {
    expect(heard(mongoPing, ...cases[0]![1].slice(0, -1))).to.equal(null);
  });
});
