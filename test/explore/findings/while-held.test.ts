import { expect } from 'chai';
import { findingsOf, named, told } from '../weak.ts';

const hang = (target: string) => ({ kind: 'hang', target }) as const;
const cut = (how: 'drop' | 'reject') => ({ kind: 'breakDependency', from: 'api', target: 'db', cut: how }) as const;
const onEdge = { broken: { on: 'edge', from: 'api', to: 'db' } } as const;
const hung = ['0..8 proxy response_timeout', '0..8 api response_timeout'];

describe('explore/findings/while-held', () => {
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

  it('finds what is noticed in time and not healed, and nothing where somebody restarts it', () => {
    const happened = ['0..8 proxy http5xx taking 0.2', '0..8 api response_timeout'];
    const left = findingsOf([told('api hang', hang('api'), [...happened, '1.5 api.1 unhealthy'])]);
    expect(left.map(named)).to.deep.equal(['noticed and not healed: api']);
    const restarted = ['2 api.1 signalled SIGTERM', '2.1 api.1 died 137', '2.5 api.1 started', '4.6 api.1 healthy'];
    const brief = ['0..3 proxy http5xx taking 0.2', '0..3 api response_timeout', '1.5 api.1 unhealthy', ...restarted];
    expect(findingsOf([told('api hang', hang('api'), brief)])).to.deep.equal([]);
  });

  it('says nothing of healing where the fault was over soon after it was noticed', () =>
    expect(
      findingsOf([told('api hang', hang('api'), ['0..8 proxy http5xx taking 0.2', '3 api.1 unhealthy'])]),
    ).to.deep.equal([]));
});
