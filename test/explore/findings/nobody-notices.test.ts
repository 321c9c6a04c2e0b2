import { expect } from 'chai';
import { findingsOf, named, told } from '../weak.ts';

const hang = (target: string) => ({ kind: 'hang', target }) as const;

describe('explore/findings/nobody-notices', () => {
  it('finds whom nobody notices: it has no check, and users suffer', () => {
    const happened = ['0..8 proxy response_timeout'];
    expect(findingsOf([told('proxy hang', hang('proxy'), happened)]).map(named)).to.deep.equal([
      'nobody notices: proxy',
    ]);
  });

  it('finds nothing in the silence of who is not needed', () =>
    expect(findingsOf([told('worker hang', hang('worker'), [])])).to.deep.equal([]));

  it('blames nobody for a pause, which switches checks off', () => {
    const pause = { kind: 'pause', target: 'proxy' } as const;
    expect(findingsOf([told('proxy pause', pause, ['0..8 proxy response_timeout'])])).to.deep.equal([]);
  });
});
