import { expect } from 'chai';
import type { FindingsBasis } from '../../../harness/explore/findings/basis.ts';
import { leaks } from '../../../harness/explore/findings/leaks.ts';
import { losesMarks } from '../../../harness/explore/findings/loses-marks.ts';
import type { Aftermath, ContainerCounts, MarkBy } from '../../../harness/model/aftermath.ts';
import type { Fault } from '../../../harness/model/fault.ts';
import { sampleStack } from '../sample-stack.ts';

const crash: Fault = { kind: 'crash', target: 'db' };
const recreate: Fault = { kind: 'recreate', target: 'db', address: 'another' };
const lost = (by: MarkBy, durable = by !== 'redis-cli'): Aftermath => ({
  marks: [{ service: 'db', replica: 1, by, where: 'here', durable, kept: false }],
  counts: [],
});

const triedRow = (fault: Fault, aftermath: Aftermath) => {
  const row = { key: `db ${fault.kind}`, fault };
  return { row: { row }, measured: { row, analysis: { fault, aftermath }, remedied: [] } };
};
const keptOver = (fault: Fault) => {
  const { marks } = lost('redis-cli');
  return triedRow(fault, { marks: marks.map((one) => ({ ...one, kept: true })), counts: [] });
};

/** It keeps what it has where it is restarted; `forgets`: nobody has seen that. */
const basis = (fault: Fault, aftermath: Aftermath, learned = sampleStack, forgets = false): FindingsBasis => {
  const others = forgets ? [] : [keptOver({ kind: 'restart', target: 'db' })];
  return { learned, columns: [], tried: [triedRow(fault, aftermath), ...others] } as unknown as FindingsBasis;
};

describe('explore/findings/loses-marks', () => {
  it('finds a store whose acknowledged mark is gone after an orderly new container, and why', () => {
    const services = sampleStack.services.map((one) =>
      one.name === 'db' ? { ...one, losesWithContainer: ['/data'] } : one,
    );
    const [found, ...more] = losesMarks(basis(recreate, lost('redis-cli'), { ...sampleStack, services }));
    expect(more).to.deep.equal([]);
    expect(found).to.include({ weakness: 'loses data', service: 'db', severity: 'severe' });
    expect(found?.sentence).to.equal(
      "db loses what it has acknowledged: what was written by redis-cli before 'db recreate' was gone after it (here): it keeps it in /data, which goes with its container",
    );
  });

  it('takes it for wanted that Redis forgets when it is killed, and a folder that is new for no loss', () => {
    expect(losesMarks(basis(crash, lost('redis-cli')))).to.deep.equal([]);
    expect(losesMarks(basis(crash, lost('psql')))).to.have.length(1);
    expect(losesMarks(basis(recreate, lost('file')))).to.deep.equal([]);
  });

  it('takes a Redis that was never seen to keep anything for a cache, and a database for none', () => {
    expect(losesMarks(basis(recreate, lost('redis-cli'), sampleStack, true))).to.deep.equal([]);
    expect(losesMarks(basis(recreate, lost('redis-cli', true), sampleStack, true)), 'it appends').to.have.length(1);
    expect(losesMarks(basis(crash, lost('redis-cli', true), sampleStack, true)), 'it appends').to.have.length(1);
    expect(losesMarks(basis(recreate, lost('psql'), sampleStack, true))).to.have.length(1);
  });
});

describe('explore/findings/leaks', () => {
  it('finds who keeps what it took, and nobody who has a few more', () => {
    const found = (zombies: number) => {
      const before: ContainerCounts = { processes: 3, zombies: 0, connections: 4 };
      const counts = [{ service: 'api', replica: 1, before, after: { ...before, zombies } }];
      return leaks(basis(crash, { marks: [], counts })).map(({ sentence }) => sentence);
    };
    expect(found(4)).to.deep.equal([]);
    expect(found(12)).to.deep.equal([
      "api had 12 processes that nobody collects when everything was over, and 0 before: it does not give back what 'db crash' made it take",
    ]);
  });
});
