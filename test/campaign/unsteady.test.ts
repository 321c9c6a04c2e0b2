/** Variants whose stack does not get steady: tried often enough to be known, and no oftener. */
import { expect } from 'chai';
import type { RunReport, Task } from '../../harness/campaign/task.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { campaignOn, comparisonPlan, ruler } from './sample.ts';

const unsteady: Partial<RunReport> = {
  ending: 'unsteady',
  failures: [{ code: 'R301', message: 'not steady within 22 s: api is running, unhealthy', at: null, fix: null }],
  unsteady: { reason: 'not steady within 22 s: api is running, unhealthy', byHealer: 4, byPolicy: 0 },
};

const ten = { repeats: 10, looks: [{ blocks: 10, alpha: 0.05 }] };
const ofB = (task: Pick<Task, 'variant'>): boolean => task.variant === 'b';

describe('a variant whose stack never gets steady', () => {
  it('is tried in five blocks, once in each, and then no more; the others go on', async () => {
    const { runs, used, ended } = await campaignOn(comparisonPlan(ten), {
      report: (task) => (ofB(task) ? unsteady : {}),
    });
    const tried = runs.filter((run) => ofB(run) && run.role === 'repeat');
    expect(tried.map(({ block, attempt }) => [block, attempt])).to.deep.equal(
      [0, 1, 2, 3, 4].map((block) => [block, 1]),
    );
    expect(tried.every((run) => run.unsteady?.byHealer === 4 && run.rejected !== null)).to.equal(true);
    expect(used.filter((run) => run.variant === 'a' && run.role === 'repeat')).to.have.length(10);
    expect(ended).to.deep.include({ ending: 'completed', failures: [] });
  });

  it('is tried thrice where nobody else gets steady either, and that is a failure of the comparison', async () => {
    const { runs, ended } = await campaignOn(comparisonPlan(ten), { report: () => unsteady });
    expect(runs.filter((run) => run.role === 'repeat')).to.have.length(6);
    expect(ended.failures.map((one) => one.message)).to.deep.equal(
      ['a', 'b'].map(
        (name) => `'${name}' was given up after 3 runs: R301: not steady within 22 s: api is running, unhealthy`,
      ),
    );
  });

  it('is not taken for such a one where the machine was busy: then the run is tried again', async () => {
    const busy = { ...ruler(2, 80), healthProbeP50: milliseconds(0) };
    const { runs } = await campaignOn(comparisonPlan(ten), {
      report: (task) => (ofB(task) && task.block === 3 && task.attempt === 1 ? { ...unsteady, ruler: busy } : {}),
    });
    const own = runs.filter((run) => ofB(run) && run.block === 3);
    expect(own.map(({ attempt, rejected, unsteady: known }) => [attempt, rejected === null, known])).to.deep.equal([
      [1, false, undefined],
      [2, true, undefined],
    ]);
  });

  it('is no such one where it does get steady at other times: it is tried again in its block', async () => {
    const { runs, used } = await campaignOn(comparisonPlan(ten), {
      report: (task) => (ofB(task) && task.block === 3 && task.attempt === 1 ? unsteady : {}),
    });
    expect(used.filter((run) => ofB(run) && run.role === 'repeat')).to.have.length(10);
    expect(runs.filter((run) => ofB(run) && run.block === 3).map((run) => run.attempt)).to.deep.equal([1, 2]);
  });
});
