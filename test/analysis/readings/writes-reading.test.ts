/** Acknowledged writes against what was found: kept, lost, or not known. */
import { expect } from 'chai';
import { indexEvents } from '../../../harness/analysis/event-index.ts';
import type { ExperimentEvidence } from '../../../harness/analysis/evidence.ts';
import { judgeWrites } from '../../../harness/analysis/judge/judge-writes.ts';
import { readWrites } from '../../../harness/analysis/readings/writes-reading.ts';
import type { TimelineEvent } from '../../../harness/model/event.ts';
import type { NumberRange } from '../../../harness/model/number-ranges.ts';
import type { Outcome } from '../../../harness/model/probe.ts';
import { answered, only } from '../../timelines/events.ts';

const sent = (write: number, outcome: Outcome) => answered(write, outcome, { probe: 'todos', role: 'load', write });

const read = (found: readonly NumberRange[] | null) => {
  const problem = found === null ? 'GET /api/todos: 500' : null;
  return only('writes.read', 1000, { load: 'todos', experiment: 'a kill', first: 0, last: 999, found, problem });
};

const judged = (claim: 'keepsData' | 'losesData', ...events: readonly TimelineEvent[]) => {
  const gathered = { eventIndex: indexEvents(events), planned: { name: 'a kill' } } as unknown as ExperimentEvidence;
  return judgeWrites(claim === 'keepsData' ? { claim, atLeast: 1 } : { claim }, 'todos', gathered);
};

describe('acknowledged writes', () => {
  const some = [sent(0, 'ok'), sent(1, 'ok'), sent(2, 'http5xx'), sent(3, 'response_timeout'), sent(4, 'ok')];

  it('are kept when each was found; what was never acknowledged is counted apart', () => {
    const all = indexEvents([
      ...some,
      read([
        [0, 1],
        [3, 4],
      ]),
    ]);
    expect(readWrites('todos', 'a kill', all)).to.deep.equal({
      acknowledged: 3,
      kept: 3,
      lost: [],
      unacknowledgedKept: 1,
    });
    expect(
      judged(
        'keepsData',
        ...some,
        read([
          [0, 1],
          [4, 4],
        ]),
      ),
    ).to.include({
      verdict: 'pass',
      observed: '3 of 3 acknowledged writes kept',
    });
  });

  it('fail the claim when one is gone, and are named', () => {
    const lost = judged('keepsData', ...some, read([[1, 1]]));
    expect(lost).to.include({ verdict: 'fail', observed: '1 of 3 acknowledged writes kept' });
    expect(lost.reason).to.equal('lost: numbers 0, 4');
    expect(judged('losesData', ...some, read([[1, 1]])).verdict).to.equal('pass');
    expect(judged('losesData', ...some, read([[0, 9]])).verdict).to.equal('fail');
  });

  it('prove nothing when they could not be read back, or none was acknowledged', () => {
    expect(judged('keepsData', ...some, read(null))).to.include({ verdict: 'inconclusive' });
    expect(judged('keepsData', ...some).reason).to.match(/were not read back/);
    expect(judged('keepsData', sent(0, 'http5xx'), read([]))).to.include({ verdict: 'inconclusive' });
    expect(judged('losesData', ...some, read(null))).to.include({ verdict: 'inconclusive' });
  });
});
