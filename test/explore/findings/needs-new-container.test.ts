import { expect } from 'chai';
import { findingsOf, named, told } from '../weak.ts';

const restart = { kind: 'restart', target: 'worker' } as const;
const anew = { kind: 'recreate', target: 'worker', address: 'another' } as const;
const ends = ['0.1 worker.1 died 0', '0.3 worker.1 started', '0.5 worker.1 died 2'];
const startsAnew = { fault: anew, happened: ['0.4 worker.1 created', '0.5 worker.1 started'] };

describe('explore/findings/needs-new-container', () => {
  it('finds who ends again where it is started again, and serves in a new container', () => {
    const row = told('worker restart', restart, ends, {
      remedies: [{ fault: restart, happened: ['0.3 worker.1 started', '0.5 worker.1 died 2'] }, startsAnew],
      taking: 0.3,
    });
    const [finding, ...more] = findingsOf([row]);
    expect(more).to.deep.equal([]);
    expect(named(finding!)).to.equal('needs a new container: worker');
    expect(finding!.sentence).to.match(
      /^worker needs a new container to start again: after 'worker restart' worker is down .*; re-creation of worker heals/,
    );
    expect(finding!.learn).to.equal('to start also where it has run before');
  });

  it('is no matter of a restart policy: who starts again when somebody restarts it is only not started', () => {
    const row = told('worker crash', { kind: 'crash', target: 'worker' }, ['0.1 worker.1 died 137'], {
      remedies: [{ fault: restart, happened: ['0.3 worker.1 started'] }],
    });
    expect(findingsOf([row]).map(named)).to.deep.equal(['nobody starts it again: worker']);
  });

  it('is no matter of order either, where the whole stack was restarted', () => {
    const both = { kind: 'restartAll', target: 'db', services: ['db', 'worker'], order: 'at once' } as const;
    const rows = [
      told('worker restart', restart, ends, { remedies: [startsAnew], taking: 0.3 }),
      told('all restarted at once', both, [...ends, '0.1 db.1 died 0', '0.3 db.1 started'], {
        broken: { on: 'stack' },
        taking: 0.3,
      }),
    ];
    expect(findingsOf(rows).map(named)).to.deep.equal(['needs a new container: worker']);
    expect(findingsOf(rows.slice(1)).map(named)[0]).to.match(/^start order: worker/);
  });
});
