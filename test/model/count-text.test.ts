import { expect } from 'chai';
import fc from 'fast-check';
import {
  countText,
  listText,
  meanCountText,
  partText,
  percentText,
  plural,
  timesText,
  wordFor,
} from '../../harness/model/count-text.ts';

describe('counts as text', () => {
  it('have marks between thousands, whatever their size', () => {
    expect([7, 1250, 1_234_567].map(countText)).to.deep.equal(['7', '1,250', '1,234,567']);
    fc.assert(
      fc.property(fc.nat(), (count) => {
        expect(Number(countText(count).replaceAll(',', ''))).to.equal(count);
        expect(countText(count)).to.match(/^\d{1,3}(,\d{3})*$/);
      }),
    );
  });

  it('take their noun with them: one of it, or none and many', () => {
    expect([0, 1, 3].map((count) => plural(count, 'block'))).to.deep.equal(['0 blocks', '1 block', '3 blocks']);
    expect([plural(1, 'retry', 'retries'), plural(2, 'retry', 'retries')]).to.deep.equal(['1 retry', '2 retries']);
    expect([wordFor(1, 'is', 'are'), wordFor(2, 'is', 'are'), wordFor(2, 'probe')]).to.deep.equal([
      'is',
      'are',
      'probes',
    ]);
  });

  it('are once, or so many times; a mean has a tenth', () => {
    expect([1, 1.04, 3, 1.52].map(timesText)).to.deep.equal(['once', 'once', '3 times', '1.5 times']);
    expect([0.71, 1, 1.04].map(meanCountText)).to.deep.equal(['0.7', '1', '1']);
  });
});

describe('a list as text', () => {
  it('has commas, and a word before the last', () => {
    const lists = [[], ['a'], ['a', 'b'], ['a', 'b', 'c']];
    expect(lists.map((names) => listText(names))).to.deep.equal(['', 'a', 'a and b', 'a, b and c']);
    expect(listText(['a', 'b', 'c'], 'or')).to.equal('a, b or c');
  });
});

describe('a share as text', () => {
  it('has no more decimals than it has', () => {
    expect([1, 0.995, 0.1, 0.12345].map((share) => percentText(share))).to.deep.equal([
      '100 %',
      '99.5 %',
      '10 %',
      '12.345 %',
    ]);
    expect(percentText(0.12345, 1)).to.equal('12.3 %');
  });

  it('of repeats is whole, and less than all is never all', () => {
    expect([0, 0.374, 0.9999, 1].map(partText)).to.deep.equal(['0 %', '37 %', '99 %', '100 %']);
  });
});
