/** What becomes of a night that something ends: what was measured before is kept, and what was not says why. */
import { expect } from 'chai';
import type { AskedExploration, ExploredTonight, NightWorld } from '../../../harness/app/gate/night-world.ts';
import { planNight } from '../../../harness/app/gate/plan-night.ts';
import { runNight } from '../../../harness/app/gate/run-night.ts';
import { FailureError, failure } from '../../../harness/model/failure.ts';
import type { NightFacts } from '../../../harness/model/night.ts';
import { milliseconds, minutes } from '../../../harness/model/time.ts';
import { key } from '../../gate/sample-night.ts';
import { describeScenario, planOf } from '../../plan/sample.ts';
import { shop } from '../../report/explore/sample.ts';

const scenario = describeScenario();
const compiled = ['a', 'b', 'c'].map((name) => {
  const loaded = { scenario, name, file: `scenarios/${name}.ts`, variants: {}, judged: true };
  return { role: 'scenario', loaded, plan: { ...planOf(scenario), scenario: name }, key, revision: null } as const;
});

/** Of each scenario's runs none could be used, until `measure` has something else to say. */
async function night(
  measure: (folder: string) => void,
  {
    budget = null,
    noCellWorse = null,
    controlled = false,
    explored,
    elapsed = () => 0,
    signal = new AbortController().signal,
  }: Partial<Wishes> = {},
): Promise<NightFacts> {
  const some = { scenarios: [], tags: [], objectives: [], noCellWorse, rows: [] } as const;
  const suite = { ...some, repeats: 1, budget, jobs: 1, retries: 0 };
  const wishes = { night: '2026-11-30', run: '7', suite: 'nightly', seed: 's', command: 'c', shard: null };
  const all = controlled ? [{ ...compiled[0]!, role: 'control' } as const, ...compiled] : compiled;
  const plan = planNight(all, suite, new Map(), { ...wishes, bisect: true, confirm: true });
  const ended = { ending: 'completed', reason: '', duration: milliseconds(0), jobs: 1, failures: [] } as const;
  const world: NightWorld = {
    elapsed: () => milliseconds(elapsed()),
    measure: async (_design, folder) => {
      measure(folder);
      return { runs: [], rejected: [], left: [], ended };
    },
    watchHost: () => () => ({ loadBefore: null, loadAfter: null, steal: null }),
    compare: async () => expect.fail('nothing is compared'),
    commitsBetween: async () => [],
    accepted: () => ({ exploration: null, path: 'accepted.json' }),
    explore: async (asked) => explored?.(asked) ?? expect.fail('nothing is explored'),
    engine: () => null,
    progress: () => undefined,
    signal,
  };
  return runNight(plan, new Map(), world, { wall: 0, version: '0' });
}

interface Wishes {
  readonly budget: ReturnType<typeof minutes> | null;
  readonly noCellWorse: 'error' | null;
  /** Whether there is a control; none of its runs can be used. */
  readonly controlled: boolean;
  readonly explored: (asked: AskedExploration) => ExploredTonight;
  readonly elapsed: () => number;
  readonly signal: AbortSignal;
}

const whyOf = ({ scenarios }: NightFacts): readonly (string | null)[] => scenarios.map((one) => one.unusable);

describe('a night that something ends', () => {
  it('keeps what was measured before the disk was full, and says what was not', async () => {
    const facts = await night((folder) => {
      if (folder === 'b') throw new FailureError([failure('R405', 'no space is left on the device')]);
    });
    expect(whyOf(facts)).to.deep.equal(['it was not run', 'no space is left on the device', 'the night ended before']);
    expect(facts.ending).to.equal('aborted');
    expect(facts.failures.map((one) => one.code)).to.deep.equal(['R405']);
  });

  it('goes no further when it is interrupted', async () => {
    const own = new AbortController();
    const facts = await night(() => own.abort(), { signal: own.signal });
    expect(whyOf(facts).slice(1)).to.deep.equal(['the night ended before', 'the night ended before']);
    expect(facts.ending).to.equal('interrupted');
  });

  it('leaves out what its budget has no time for any more, and ends by itself', async () => {
    let minutesGone = 0;
    const facts = await night(() => (minutesGone += 20), { budget: minutes(5), elapsed: () => minutes(minutesGone) });
    expect(whyOf(facts)[0]).to.equal('it was not run');
    expect(whyOf(facts)[1]).to.match(/took longer than predicted/);
    expect(facts.ending).to.equal('completed');
  });

  const nothingWorse = (): ExploredTonight => ({
    ...{ exploration: { ...shop, ending: 'budget' }, worse: { accepted: null, confirmed: [], once: [] } },
    ...{ leftovers: ['a network'], failures: [] },
  });

  it('explores the stack of its scenarios once they are over, with what they have left of the budget', async () => {
    let minutesGone = 0;
    const asked: AskedExploration[] = [];
    const facts = await night(() => (minutesGone += 1), {
      ...{ noCellWorse: 'error', budget: minutes(9), elapsed: () => minutes(minutesGone) },
      explored: (one) => {
        asked.push(one);
        minutesGone += 4;
        return nothingWorse();
      },
    });
    expect(asked.map(({ budget, folder }) => [budget, folder])).to.deep.equal([
      [minutes(6), `explore/${compiled[0]!.plan.stack.name}/2026-11-30-7`],
    ]);
    expect(facts.explorations).to.have.length(1);
    expect(facts.explorations[0]).to.include({ ...{ ending: 'budget', unusable: null, acceptable: true } });
    expect(facts.explorations[0]).to.include({ took: minutes(4), kept: 'accepted.json' });
    expect(facts.leftovers).to.deep.equal(['a network']);
  });

  it('explores nothing where a control says that nothing can be told', async () => {
    const facts = await night(() => undefined, { noCellWorse: 'error', controlled: true });
    expect(facts.explorations.map((one) => one.unusable)).to.deep.equal([
      'left out: a control did not come out as it must',
    ]);
  });

  it('explores nothing when it is interrupted before, and says why', async () => {
    const own = new AbortController();
    const facts = await night(() => own.abort(), { signal: own.signal, noCellWorse: 'error' });
    expect(facts.explorations.map((one) => one.unusable)).to.deep.equal(['left out: the night ended before']);
  });
});
