import { expect } from 'chai';
import { findingsOf, named, told } from '../weak.ts';

const restart = { kind: 'restart', target: 'worker' } as const;

describe('explore/findings/swallows-its-stop', () => {
  it('finds a stop that took all of its grace and ended by force', () => {
    const happened = [
      '0 worker.1 signalled SIGTERM',
      '10 worker.1 signalled SIGKILL',
      '10.1 worker.1 died 137',
      '10.4 worker.1 started',
    ];
    const [finding, ...more] = findingsOf([told('worker restart', restart, happened, { taking: 10.5 })]);
    expect(more).to.deep.equal([]);
    expect(named(finding!)).to.equal('swallows its stop: worker');
    expect(finding!.sentence).to.include('a stop took 10.1 s, all of its grace');
  });

  it('finds nothing where it ended in time, late or by its own code', () => {
    const late = ['0 worker.1 signalled SIGTERM', '7 worker.1 died 0', '7.3 worker.1 started'];
    expect(findingsOf([told('worker restart', restart, late, { taking: 7.4 })])).to.deep.equal([]);
    const own = ['0 worker.1 signalled SIGTERM', '9.8 worker.1 died 143', '10 worker.1 started'];
    expect(findingsOf([told('worker restart', restart, own, { taking: 10.1 })])).to.deep.equal([]);
  });

  it('finds nothing in what was hung as it was stopped', () => {
    const hang = { kind: 'hang', target: 'worker' } as const;
    const happened = ['1 worker.1 signalled SIGTERM', '11.1 worker.1 died 137', '11.4 worker.1 started'];
    expect(findingsOf([told('worker hang', hang, happened)])).to.deep.equal([]);
  });
});
