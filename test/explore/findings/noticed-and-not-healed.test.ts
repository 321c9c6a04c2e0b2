import { expect } from 'chai';
import { findingsOf, named, told } from '../weak.ts';

const hang = { kind: 'hang', target: 'api' } as const;

describe('explore/findings/noticed-and-not-healed', () => {
  it('finds what is noticed in time and not healed, and nothing where somebody restarts it', () => {
    const happened = ['0..8 proxy http5xx taking 0.2', '0..8 api response_timeout'];
    const left = findingsOf([told('api hang', hang, [...happened, '1.5 api.1 unhealthy'])]);
    expect(left.map(named)).to.deep.equal(['noticed and not healed: api']);
    const restarted = ['2 api.1 signalled SIGTERM', '2.1 api.1 died 137', '2.5 api.1 started', '4.6 api.1 healthy'];
    const brief = ['0..3 proxy http5xx taking 0.2', '0..3 api response_timeout', '1.5 api.1 unhealthy', ...restarted];
    expect(findingsOf([told('api hang', hang, brief)])).to.deep.equal([]);
  });

  it('says nothing of healing where the fault was over soon after it was noticed', () =>
    expect(findingsOf([told('api hang', hang, ['0..8 proxy http5xx taking 0.2', '3 api.1 unhealthy'])])).to.deep.equal(
      [],
    ));
});
