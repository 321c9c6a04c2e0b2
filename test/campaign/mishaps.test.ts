/** Campaigns in which something goes wrong: what is tried again, what is given up, what ends it all. */
import { expect } from 'chai';
import { fail, failure } from '../../harness/model/failure.ts';
import { campaignOn, comparisonPlan } from './sample.ts';

describe('a campaign in which something goes wrong', () => {
  it('gives a run up after three attempts, and goes on', async () => {
    const { runs, ended } = await campaignOn(comparisonPlan(), {
      report: ({ block, variant }) =>
        block === 2 && variant === 'b' ? { ending: 'broken', failures: [failure('R302', 'it did not land')] } : {},
    });
    const broken = runs.filter((run) => run.rejected !== null);
    expect(broken.map((run) => [run.attempt, run.rejected])).to.deep.equal([
      [1, 'R302: it did not land'],
      [2, 'R302: it did not land'],
      [3, 'R302: it did not land'],
    ]);
    expect(runs.length).to.equal(12 + 3 + 2);
    expect(ended).to.deep.include({ ending: 'completed', failures: [] });
  });

  it('gives a variant up that is never measured in two blocks, says why, and goes on with the others', async () => {
    const looked: number[] = [];
    const { runs, used, ended } = await campaignOn(comparisonPlan({ names: ['a', 'b', 'c'], repeats: 10 }), {
      report: ({ variant }) =>
        variant === 'b' ? { ending: 'broken', failures: [failure('R301', 'never healthy')] } : {},
      analyse: ({ blocks }) => {
        looked.push(blocks);
        return { stop: false, reason: 'open' };
      },
    });
    expect(runs.filter((run) => run.variant === 'b').length).to.be.within(6, 9);
    expect(used.filter((run) => run.role === 'repeat')).to.have.length(20);
    expect(used.filter((run) => run.role !== 'repeat').map((run) => run.variant)).to.have.members(['a', 'c', null]);
    expect(ended.ending).to.equal('completed');
    expect(ended.failures.map((one) => `${one.code} ${one.message}`)).to.deep.equal([
      "R314 'b' was given up after 6 runs: R301: never healthy",
    ]);
    expect(looked).to.deep.equal([10]);
  });

  it('tries no run again of a variant that is given up, also those that were under way meanwhile', async () => {
    const { runs } = await campaignOn(comparisonPlan({ repeats: 10, jobs: 6 }), {
      report: ({ variant }) => (variant === 'b' ? { ending: 'broken' } : {}),
      length: (task) => 8 + ((task.block ?? 0) % 3),
    });
    const broken = runs.filter((run) => run.variant === 'b');
    const last = broken.filter((run) => run.attempt === 3)[1]!;
    expect(broken.filter((run) => run.began >= last.ended)).to.deep.equal([]);
  });

  it('takes a run that throws as one that is broken, and runs it again', async () => {
    const { used, runs, ended } = await campaignOn(comparisonPlan({ jobs: 2 }), {
      report: ({ block, variant, attempt }) => {
        if (block === 3 && variant === 'a' && attempt === 1) throw new Error('a bug');
        return {};
      },
    });
    expect(runs.filter((run) => run.rejected !== null).map((run) => run.rejected)).to.deep.equal(['R499: a bug']);
    expect(used).to.have.length(15);
    expect(ended.ending).to.equal('completed');
  });

  for (const [what, spoil] of [
    ['kept', { record: () => fail('R405', 'no space left') }],
    ['analysed', { analyse: () => fail('R405', 'no space left') }],
  ] as const) {
    it(`ends when a run cannot be ${what}, but not before those under way are over`, async () => {
      let count = 0;
      const looks = [{ blocks: 2, alpha: 0.02 }];
      const record = 'record' in spoil ? () => (++count === 6 ? spoil.record() : undefined) : () => {};
      const { ended, began, events, under } = await campaignOn(comparisonPlan({ jobs: 4, looks }), {
        ...spoil,
        record,
        length: (task) => 8 + (task.block ?? 3),
      });
      expect(ended).to.deep.include({ ending: 'aborted', reason: 'no space left' });
      expect(under()).to.equal(0);
      expect(events.filter((event) => event.type === 'run.ended')).to.have.length(began.length);
      expect(began.length).to.be.below(15);
    });
  }

  it('ends when the engine is lost, with what was lost', async () => {
    const { ended, runs } = await campaignOn(comparisonPlan(), {
      report: ({ block }) => (block === 1 ? { ending: 'broken', failures: [failure('R402', 'gone')] } : {}),
    });
    expect(ended).to.deep.include({ ending: 'aborted', reason: 'gone' });
    expect(ended.failures.map((one) => one.code)).to.deep.equal(['R402']);
    expect(runs.length).to.be.below(6);
  });
});
