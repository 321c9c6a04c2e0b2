/** The explorations of a night, one after the other: what each may take, what became of it, and what ends them all. */
import { expect } from 'chai';
import { worseThan } from '../../../harness/app/explore/no-cell-worse.ts';
import type { NightPlan } from '../../../harness/app/gate/night-plan.ts';
import type { AskedExploration, ExploredTonight, NightWorld } from '../../../harness/app/gate/night-world.ts';
import { runExplorations } from '../../../harness/app/gate/run-explorations.ts';
import type { Exploration, MatrixRow } from '../../../harness/model/exploration.ts';
import { type FailureCode, FailureError, failure } from '../../../harness/model/failure.ts';
import { milliseconds, minutes, seconds } from '../../../harness/model/time.ts';
import { describeScenario, planOf } from '../../plan/sample.ts';
import { hardened, shop } from '../../report/explore/sample.ts';

const { stack } = planOf(describeScenario());
const named = (name: string) => ({ ...stack, name, folder: `/here/${name}` });

interface Wishes {
  readonly stacks?: readonly string[];
  readonly accepted?: Exploration | null;
  readonly budget?: NightPlan['budget'];
  readonly elapsed?: () => number;
  readonly idle?: string;
  readonly shard?: NightPlan['shard'];
  readonly explore?: (asked: AskedExploration) => ExploredTonight | Promise<ExploredTonight>;
}

const calm = (exploration: Exploration): ExploredTonight => ({
  ...{ exploration, worse: { accepted: null, confirmed: [], once: [] }, leftovers: [], failures: [] },
});

function night(wishes: Wishes) {
  const { stacks = ['shop'], accepted = null, budget = null, elapsed = () => 0, idle = null, shard = null } = wishes;
  const { explore = () => calm({ ...hardened }) } = wishes;
  const asked: AskedExploration[] = [];
  const explorations = { level: 'error', stacks: stacks.map(named), rows: [], reserved: minutes(20) } as const;
  const plan: NightPlan = {
    ...{ explorations, budget, shard, night: '2026-11-30', run: '7', seed: 's', suite: 'nightly', command: 'c' },
    ...{ jobs: 1, attempts: 1, repeats: 1, planned: minutes(20), bisect: true, confirm: true },
    ...{ scenarios: [], notes: [] },
  };
  const world = {
    elapsed: () => milliseconds(elapsed()),
    accepted: ({ name }) => ({ exploration: accepted, path: `accepted/${name}.json` }),
    explore: async (one) => {
      asked.push(one);
      return explore(one);
    },
    progress: () => undefined,
    signal: new AbortController().signal,
  } as Pick<NightWorld, 'elapsed' | 'accepted' | 'explore' | 'progress' | 'signal'> as NightWorld;
  return { asked, run: () => runExplorations(plan, idle, world) };
}

const throwing = (code: FailureCode, message: string) => (): never => {
  throw new FailureError([failure(code, message)]);
};

describe('the explorations of a night, one after the other', () => {
  it('tell what got worse in words, with the row as a command, and do not replace what was accepted', async () => {
    const accepted = { ...hardened, run: '2026-11-29-6' };
    const explore = async (): Promise<ExploredTonight> => ({
      ...calm({ ...shop, ending: 'budget' }),
      worse: await worseThan(accepted, shop, async () => shop),
    });
    const { asked, run } = night({ accepted, explore });
    const [facts] = (await run()).explorations;
    expect(asked[0]!.accepted).to.equal(accepted);
    expect(facts).to.include({ accepted: '2026-11-29-6', acceptable: false, kept: 'accepted/shop.json' });
    const cell = facts!.confirmed.find(({ row, column }) => row === 'db crash' && column === 'proxy');
    expect(cell).to.deep.equal({
      ...{ row: 'db crash', column: 'proxy', before: 'slow 0.4 s, by itself 0.4 s' },
      after: 'DOWN 20 s, never; restart of api heals, 0.6 s',
    });
    expect(facts!.reproduce).to.match(/^resilience explore \S+ --no-mend --only \S+ \S+$/);
  });

  it('are accepted where there is none before, and not once more where nothing differs', async () => {
    const acceptable = async (accepted: Exploration | null, found: Exploration): Promise<boolean> => {
      const { run } = night({ accepted, explore: () => calm(found) });
      return (await run()).explorations[0]!.acceptable;
    };
    expect(await acceptable(null, hardened)).to.equal(true);
    expect(await acceptable(hardened, { ...hardened, run: 'later' })).to.equal(false);
    expect(await acceptable({ ...hardened, rows: hardened.rows.slice(1) }, hardened)).to.equal(true);
    const [{ row }, ...rows] = hardened.rows as [MatrixRow, ...MatrixRow[]];
    const missing = async (untried: Exploration['untried']) => {
      const { run } = night({ accepted: hardened, explore: () => calm({ ...hardened, rows, untried }) });
      return (await run()).explorations[0]!.missing;
    };
    expect(await missing([])).to.deep.equal([row.key]);
    expect(await missing([{ row, why: 'budget', reason: 'the budget did not reach as far' }])).to.deep.equal([]);
  });

  it('share what is left of the budget, and leave out a stack for which it is too little', async () => {
    let gone = minutes(40) as number;
    const { asked, run } = night({
      ...{ stacks: ['shop', 'chat', 'mail'], budget: minutes(60), elapsed: () => gone },
      explore: () => {
        gone += minutes(gone === minutes(40) ? 5 : 14.5);
        return calm(hardened);
      },
    });
    const { explorations } = await run();
    expect(asked.map((one) => one.budget)).to.deep.equal([minutes(20) / 3, minutes(7.5)]);
    expect(explorations.map((one) => one.unusable)).to.deep.equal([
      ...[null, null, 'left out: the budget leaves no time'],
    ]);
    expect(explorations.map((one) => one.took)).to.deep.equal([minutes(5), minutes(14.5), seconds(0)]);
  });

  it('leave out a stack whose learning left too little, and go on after one that cannot be explored', async () => {
    const short = throwing('R242', 'a budget of 1 min is too small');
    const deaf = throwing('R241', 'nobody answers at a port of db');
    const { run } = night({
      stacks: ['a', 'b', 'c'],
      explore: ({ stack: { name } }) => {
        if (name === 'a') return short();
        return name === 'b' ? deaf() : calm(hardened);
      },
    });
    const { explorations, failures } = await run();
    expect(explorations.map((one) => one.unusable)).to.deep.equal([
      'left out: the budget leaves no time',
      'could not be explored: R241: nobody answers at a port of db',
      null,
    ]);
    expect(failures).to.deep.equal([]);
  });

  it('end where the disk is full, and with what ended the night', async () => {
    const { run } = night({ stacks: ['a', 'b'], explore: throwing('R405', 'no space is left') });
    const { explorations, failures } = await run();
    expect(explorations[1]!.unusable).to.equal('left out: the night ended before');
    expect(failures.map(({ code }) => code)).to.deep.equal(['R405']);
    const idle = night({ idle: 'left out: a control did not come out as it must' });
    expect((await idle.run()).explorations[0]!.unusable).to.match(/a control did not/);
    expect(idle.asked).to.deep.equal([]);
  });

  it('have a folder each, also of one name, below the part of their machine', async () => {
    const { asked, run } = night({ stacks: ['shop', 'shop'], shard: { index: 1, of: 2 } });
    await run();
    expect(asked.map((one) => one.folder)).to.deep.equal([
      'shard-1/explore/shop-1/2026-11-30-7',
      'shard-1/explore/shop-2/2026-11-30-7',
    ]);
  });
});
