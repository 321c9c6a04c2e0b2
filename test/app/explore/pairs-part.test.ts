/** Two faults at once as a part of an exploration: when single faults must be done, and that nothing is lost by it. */
import { expect } from 'chai';
import type { ExploreOptions } from '../../../harness/app/explore/explore-options.ts';
import type { RowsWorld } from '../../../harness/app/explore/measure-rows.ts';
import { endsBeforePairs, type PairsPart, withPairs } from '../../../harness/app/explore/pairs-part.ts';
import type { Exploration } from '../../../harness/model/exploration.ts';
import { minutes } from '../../../harness/model/time.ts';
import { learned, rows, servicesWith } from '../../schedules/sample.ts';

const options: ExploreOptions = {
  ...{
    budget: minutes(20),
    only: [],
    probe: [],
    jobs: 1,
    reports: 'reports',
    provision: false,
    mend: true,
    worse: false,
  },
};
const exploration = { failures: [], leftovers: [], graph: [] } as Partial<Exploration> as Exploration;

function partWith(more: Partial<ExploreOptions>, ending = new AbortController()): PairsPart {
  const world = { learned, seed: '1', signal: ending.signal, budgetEnds: 0 } as Partial<RowsWorld> as RowsWorld;
  const project = { learned, described: [], services: servicesWith({ name: 'always' }) };
  const asked = { options: { ...options, ...more }, project, rows, measured: [] };
  return { ...asked, exploration, world, progress: () => undefined };
}

describe('app/explore/pairs-part', () => {
  it('leaves the whole budget to single faults where pairs are not asked for, and two fifths to pairs where they are', () => {
    expect(endsBeforePairs(1000, options)).to.equal(1000 + minutes(20));
    expect(endsBeforePairs(1000, { ...options, pairs: 100 })).to.equal(1000 + minutes(12));
  });

  it('is nothing where nobody asked, and where the exploration was interrupted', async () => {
    expect(await withPairs(partWith({}))).to.deep.equal({ exploration, pairs: null });
    const ending = new AbortController();
    ending.abort(new Error('interrupted'));
    expect(await withPairs(partWith({ pairs: 10 }, ending))).to.deep.equal({ exploration, pairs: null });
  });

  it('is what the simulator says where the budget is used up', async () => {
    const { pairs } = await withPairs(partWith({ pairs: 5 }));
    expect(pairs).to.deep.include({ schema: 'resilience.pairs/1', stack: 'shop', seed: '1', runs: 0 });
    expect(pairs!.simulated).to.be.within(1, 5);
  });

  it('keeps what single faults showed where it goes wrong itself, and says what', async () => {
    const part = partWith({ pairs: 5 });
    const broken = withPairs({
      ...part,
      progress: () => {
        throw new Error('no room on the line');
      },
    });
    const { exploration: kept, pairs } = await broken;
    expect(pairs).to.equal(null);
    expect(kept.failures.map(({ code }) => code)).to.deep.equal(['R499']);
  });
});
