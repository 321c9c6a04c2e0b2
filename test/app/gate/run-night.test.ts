/** What becomes of a night that something ends: what was measured before is kept, and what was not says why. */
import { expect } from 'chai';
import type { NightWorld } from '../../../harness/app/gate/night-world.ts';
import { planNight } from '../../../harness/app/gate/plan-night.ts';
import { runNight } from '../../../harness/app/gate/run-night.ts';
import { FailureError, failure } from '../../../harness/model/failure.ts';
import type { NightFacts } from '../../../harness/model/night.ts';
import { milliseconds, minutes } from '../../../harness/model/time.ts';
import { key } from '../../gate/sample-night.ts';
import { describeScenario, planOf } from '../../plan/sample.ts';

const scenario = describeScenario();
const compiled = ['a', 'b', 'c'].map((name) => {
  const loaded = { scenario, name, file: `scenarios/${name}.ts`, variants: {}, judged: true };
  return { role: 'scenario', loaded, plan: { ...planOf(scenario), scenario: name }, key, revision: null } as const;
});

/** Of each scenario's runs none could be used, until `measure` has something else to say. */
async function night(
  measure: (folder: string) => void,
  { budget = null, elapsed = () => 0, signal = new AbortController().signal }: Partial<Wishes> = {},
): Promise<NightFacts> {
  const suite = { scenarios: [], tags: [], objectives: [], repeats: 1, budget, jobs: 1, retries: 0 } as const;
  const wishes = { night: '2026-11-30', run: '7', suite: 'nightly', seed: 's', command: 'c', shard: null };
  const plan = planNight(compiled, suite, new Map(), { ...wishes, bisect: true, confirm: true });
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
    engine: () => null,
    progress: () => undefined,
    signal,
  };
  return runNight(plan, new Map(), world, { wall: 0, version: '0' });
}

interface Wishes {
  readonly budget: ReturnType<typeof minutes> | null;
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
});
