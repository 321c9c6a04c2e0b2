/** Campaigns on a made-up machine in virtual time: every run there, in order, honest, and no more than the answer takes. */
import { expect } from 'chai';
import { campaignOn, comparisonPlan } from './sample.ts';

const names = (count: number) => Array.from({ length: count }, (_, index) => `cell ${index + 1}`);

describe('a campaign', () => {
  it('runs every variant once in every block, each block at its phase and with its seed, and each control once', async () => {
    const plan = comparisonPlan();
    const phases = new Map<string, Set<number | null>>();
    const { used, ended } = await campaignOn(plan, {
      report: (task) => {
        const key = `${task.block} ${task.plan.seed}`;
        phases.set(key, (phases.get(key) ?? new Set()).add(task.plan.experiments[0]!.phase));
        return {};
      },
    });
    expect(ended).to.deep.include({ ending: 'completed', reason: 'after all 6 blocks', jobs: 1 });
    const repeats = used.filter((run) => run.role === 'repeat').map((run) => `${run.block} ${run.variant}`);
    expect(repeats).to.have.length(12);
    expect(new Set(repeats).size).to.equal(12);
    expect(used.filter((run) => run.role !== 'repeat').map((run) => run.variant)).to.have.members(['a', 'b', null]);
    for (const block of plan.blocks) {
      expect([...phases.get(`${block.number} ${block.seed}`)!]).to.deep.equal([block.phase]);
    }
  });

  it('has folders that are good for a file system, each its own, and the same order for the same seed', async () => {
    const plan = comparisonPlan({ names: ['5s/1s/2', 'Größe', 'größe', '???'] });
    const { began } = await campaignOn(plan);
    for (const folder of began) expect(folder).to.match(/^runs\/[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(new Set(began).size).to.equal(began.length);
    expect((await campaignOn(plan)).began).to.deep.equal(began);
  });

  it('keeps all its jobs busy: 24 cells of ten repeats take 1.2 times the lower bound at the most', async () => {
    const plan = comparisonPlan({ names: names(24), repeats: 10, jobs: 6, looks: [{ blocks: 10, alpha: 0.05 }] });
    const { ended, work, most } = await campaignOn(plan, { length: (task) => 8 + ((task.block ?? 0) % 3) });
    expect(most).to.equal(6);
    const ratio = ended.duration / (work / 6);
    process.stdout.write(`    wall ÷ lower bound, 24 cells of ten repeats, six jobs: ${ratio.toFixed(3)}\n`);
    expect(ratio).to.be.within(1, 1.2);
  });

  it('stops at an interim analysis that answers, keeps no block beyond it, and takes the controls all the same', async () => {
    const looks = [
      { blocks: 6, alpha: 0.02 },
      { blocks: 10, alpha: 0.02 },
    ];
    const asked: number[] = [];
    const { ended, used } = await campaignOn(comparisonPlan({ repeats: 10, jobs: 3, looks }), {
      analyse: ({ blocks }) => {
        asked.push(blocks);
        return { stop: true, reason: 'every pair is answered' };
      },
    });
    expect(ended).to.deep.include({ ending: 'stopped early', reason: 'after 6 blocks: every pair is answered' });
    expect(asked).to.deep.equal([6]);
    expect(Math.max(...used.map((run) => run.block ?? 0))).to.equal(5);
    expect(used.filter((run) => run.role !== 'repeat')).to.have.length(3);
  });

  it('does not use a run whose noise left the limits: it says why, and runs it again', async () => {
    let spoilt = 0;
    const { runs, used } = await campaignOn(comparisonPlan(), {
      report: (task) => {
        if (task.block !== 4 || task.variant !== 'a' || task.attempt > 1) return {};
        spoilt += 1;
        const late = 400 as never;
        return { ruler: { probeLatenessP99: late, engineRoundTripP50: 1 as never, healthProbeP50: null } };
      },
    });
    expect(spoilt).to.equal(1);
    const [rejected] = runs.filter((run) => run.rejected !== null);
    expect(rejected?.rejected).to.match(/^probes were late at the 99th percentile by 400 ms, and 10 ms is the most/);
    const again = used.find((run) => run.block === 4 && run.variant === 'a');
    expect(again).to.deep.include({ attempt: 2, folder: `${rejected!.folder}-try2` });
  });

  it('goes alone for two runs also where the number of jobs is given, so that there is a quiet machine to go by', async () => {
    // Six at once make probes late: all of them, so that nothing but the runs alone can tell.
    const { runs, used, events } = await campaignOn(comparisonPlan({ jobs: 6 }), {
      lateness: (jobs) => (jobs > 1 ? 60 : 3),
    });
    const beside = events.flatMap((event) => (event.type === 'run.began' ? [event.jobs] : []));
    expect(beside.slice(0, 4)).to.deep.equal([1, 1, 1, 2]);
    expect(used.every((run) => run.ruler!.probeLatenessP99 <= 10)).to.equal(true);
    expect(runs.length).to.be.above(2 * used.length);
  });

  it('has half as many stacks coming up or going down as there are CPUs, and measures with all its jobs meanwhile', async () => {
    const { heavy, most } = await campaignOn(comparisonPlan({ jobs: 6 }), { cpus: 4, heavy: 3 });
    expect(heavy).to.equal(2);
    expect(most).to.equal(6);
    expect((await campaignOn(comparisonPlan({ jobs: 3 }), { cpus: 1, heavy: 3 })).heavy).to.equal(1);
  });

  it('begins nothing more once it is interrupted, and records what was under way', async () => {
    const { ended, runs, began } = await campaignOn(comparisonPlan({ jobs: 2 }), { interruptAfter: 3 });
    expect(ended.ending).to.equal('interrupted');
    expect(began.length).to.equal(runs.length);
    expect(began.length).to.be.within(3, 5);
  });

  it('is complete also when it is interrupted after its last run, and its answer is not lost', async () => {
    const { ended, runs } = await campaignOn(comparisonPlan(), { interruptAfter: 15 });
    expect(runs).to.have.length(15);
    expect(ended.ending).to.equal('completed');
  });
});

describe('as many jobs as the machine can take', () => {
  const plan = comparisonPlan({ names: names(8), repeats: 10, jobs: 'auto', looks: [{ blocks: 10, alpha: 0.05 }] });

  it('are found out: it settles just below where probes become late, and uses no run from beyond', async () => {
    const { used, runs, ended } = await campaignOn(plan, { cpus: 4, lateness: (jobs) => (jobs > 5 ? 60 : 3) });
    expect(Math.max(...used.map((run) => run.jobs))).to.be.within(4, 6);
    expect(ended.jobs).to.be.within(4, 5);
    expect(used.filter((run) => run.ruler!.probeLatenessP99 > 10)).to.deep.equal([]);
    expect(used.filter((run) => run.role === 'repeat')).to.have.length(80);
    // The climb costs a few runs, not a share of them all.
    expect(runs.length - used.length).to.be.below(10);
  });

  it('are one where it can take no more, and four for each CPU at the most', async () => {
    const one = await campaignOn(plan, { lateness: (jobs) => (jobs > 1 ? 60 : 3) });
    expect(one.ended.jobs).to.equal(1);
    const many = await campaignOn(plan, { cpus: 2 });
    expect(many.most).to.equal(8);
  });

  it('lose little on the way there: 24 cells of ten repeats take 1.2 times the lower bound at the most', async () => {
    const large = comparisonPlan({ names: names(24), repeats: 10, jobs: 'auto', looks: [{ blocks: 10, alpha: 0.05 }] });
    const { ended, work, used } = await campaignOn(large, {
      cpus: 2,
      length: (task) => 16 + ((task.block ?? 0) % 3),
      lateness: (jobs) => (jobs > 5 ? 60 : 3),
    });
    const ratio = ended.duration / (work / ended.jobs);
    process.stdout.write(`    wall ÷ lower bound, the number of jobs found out (${ended.jobs}): ${ratio.toFixed(3)}\n`);
    expect(used).to.have.length(24 * 10 + 25);
    expect(ended.jobs).to.be.within(5, 6);
    expect(ratio).to.be.within(0.95, 1.2);
  });

  it('cost little at an interim analysis, where the pool runs dry: controls fill it', async () => {
    const looks = [6, 8, 10].map((blocks) => ({ blocks, alpha: 0.02 }));
    const small = comparisonPlan({ names: names(6), repeats: 10, jobs: 4, looks });
    const { ended, work } = await campaignOn(small, { length: (task) => 16 + ((task.block ?? 0) % 3) });
    const ratio = ended.duration / (work / 4);
    process.stdout.write(`    wall ÷ lower bound, six variants, three looks, four jobs: ${ratio.toFixed(3)}\n`);
    expect(ratio).to.be.within(1, 1.2);
  });
});
