import { expect } from 'chai';
import { messageOf } from '../../harness/model/message-of.ts';

describe('what was thrown', () => {
  it('is told by its message, whether it was an error or anything else', () => {
    expect([new TypeError('no such thing'), 'a text', 7, null].map(messageOf)).to.deep.equal([
      'no such thing',
      'a text',
      '7',
      'null',
    ]);
  });
});
