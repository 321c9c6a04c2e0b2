import { expect } from 'chai';
import { findingsOf, named, told } from '../weak.ts';

const hang = (target: string) => ({ kind: 'hang', target }) as const;
const cut = (how: 'drop' | 'reject') => ({ kind: 'breakDependency', from: 'api', target: 'db', cut: how }) as const;
const onEdge = { broken: { on: 'edge', from: 'api', to: 'db' } } as const;
const hung = ['0..8 proxy response_timeout', '0..8 api response_timeout'];

describe('explore/findings/hangs-with-it', () => {
  it('finds who waits for as long as its dependency hangs: the nearest one that is asked', () => {
    const [finding, ...more] = findingsOf([told('db hang', hang('db'), hung)]);
    expect(more.map(named)).to.deep.equal(['nobody notices: db']);
    expect(named(finding!)).to.equal('no timeout: api→db');
    expect(finding!.sentence).to.equal(
      "api waits for db for longer than anybody waits for api: in 'db hang' callers of api had no answer within 2 s, 50 of 50 times",
    );
  });

  it('finds it where packets vanish, and not where they are refused', () => {
    expect(findingsOf([told('api→db cut', cut('drop'), hung, onEdge)]).map(named)).to.deep.equal([
      'no timeout: api→db',
    ]);
    expect(findingsOf([told('api→db refused', cut('reject'), hung, onEdge)])).to.deep.equal([]);
  });

  it('finds nothing where some of the answers came in time, errors among them', () => {
    const happened = ['0..8 proxy http5xx taking 0.3', '0..2 api response_timeout', '2..8 api http5xx taking 0.3'];
    expect(findingsOf([told('api→db cut', cut('drop'), happened, onEdge)])).to.deep.equal([]);
  });
});
