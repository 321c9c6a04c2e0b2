/** Text as a regular expression. */
import { expect } from 'chai';
import fc from 'fast-check';
import { escaped } from '../../harness/model/escaped.ts';

describe('a text for a regular expression', () => {
  it('matches itself and nothing else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(new RegExp(`^${escaped(text)}$`, 's').test(text)).to.equal(true);
        expect(new RegExp(`^${escaped(text)}$`, 's').test(`${text}x`)).to.equal(false);
      }),
    );
  });
});
