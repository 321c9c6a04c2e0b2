/** What an answer keeps of a value: enough to be compared, and of words enough to be read. */
import { expect } from 'chai';
import { keptSaid, keptValue } from '../../harness/engine/answer-text.ts';

describe('what an answer keeps', () => {
  it('of a value is all of it, or its beginning with a sum of all of it', () => {
    expect(keptValue('42')).to.equal('42');
    expect(keptValue('a'.repeat(1000))).to.equal('a'.repeat(1000));
    const [one, other] = [`${'a'.repeat(2000)}b`, `${'a'.repeat(2000)}c`].map(keptValue);
    expect(one)
      .to.have.lengthOf(1000)
      .and.match(/^a+… 2001 characters, [0-9a-f]{8}$/);
    expect(one).not.to.equal(other);
  });

  it('of words is one line', () => {
    expect(keptSaid(' no\n  such table ')).to.equal('no such table');
    expect(keptSaid('a'.repeat(400))).to.equal(`${'a'.repeat(299)}…`);
  });
});
