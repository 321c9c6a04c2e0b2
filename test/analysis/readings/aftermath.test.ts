import { expect } from 'chai';
import { readAftermath } from '../../../harness/analysis/readings/aftermath.ts';
import type { AftermathEvent, Mark } from '../../../harness/model/aftermath.ts';

const mark: Mark = { service: 'db', replica: 1, by: 'file', where: '/data', durable: true };
const told = (when: 'before' | 'after', is: 'there' | 'gone' | 'unknown', experiment = 'one'): AftermathEvent => ({
  ...{ type: 'mark.told', experiment, when, is },
  ...mark,
});
const counted = (when: 'before' | 'after', processes: number, service = 'db'): AftermathEvent => ({
  ...{ type: 'processes.counted', experiment: 'one', when, service, replica: 1, container: 'c' },
  ...{ processes, zombies: 0, connections: 0 },
});

describe('readAftermath', () => {
  it('is undefined where nobody looked', () =>
    expect(readAftermath([told('before', 'there')], 'other')).to.equal(undefined));

  it('tells of each mark whether it is kept; null where the store could not be asked, or was not', () => {
    const kept = (...events: readonly AftermathEvent[]) => readAftermath(events, 'one')!.marks.map((one) => one.kept);
    expect(kept(told('before', 'there'), told('after', 'there'))).to.deep.equal([true]);
    expect(kept(told('before', 'there'), told('after', 'gone'))).to.deep.equal([false]);
    expect(kept(told('before', 'there'), told('after', 'unknown'))).to.deep.equal([null]);
    expect(kept(told('before', 'there'))).to.deep.equal([null]);
    expect(kept(told('after', 'gone')), 'after a remedy').to.deep.equal([false]);
  });

  it('pairs the counts of containers that ran both times', () => {
    const { counts } = readAftermath([counted('before', 2), counted('before', 3, 'api'), counted('after', 9)], 'one')!;
    expect(counts.map(({ service, before, after }) => [service, before.processes, after.processes])).to.deep.equal([
      ['db', 2, 9],
    ]);
  });
});
