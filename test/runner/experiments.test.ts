/** Which experiments of a plan a run does: remedies where the stack is not steady without, and those that are its own. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { answer, type Behaviour, wellBehaved } from '../../harness/engine/sim/behaviour.ts';
import { crash, expect as expectThat, restart } from '../../harness/index.ts';
import type { Plan } from '../../harness/model/plan.ts';
import { run } from '../../harness/runner/run.ts';
import { api, apiHealth, db, describeScenario, planOf, service } from '../plan/sample.ts';
import { type Kept, ofType, runOnSim, simContext, simIdentity } from './on-sim.ts';

/** Which database every process of api talks to: one that has gone is never asked for again. */
function stuckOnItsDatabase(): Record<string, Behaviour> {
  let database = 0;
  const counted: Behaviour['fresh'] = (identity) => {
    database += 1;
    return wellBehaved.fresh(identity);
  };
  const stuck: Behaviour['fresh'] = (identity) => {
    const app = wellBehaved.fresh(identity);
    const mine = Math.max(1, database);
    return { ...app, answer: (asked) => (mine === database ? app.answer(asked) : answer(500, 'gone')) };
  };
  return { db: { ...wellBehaved, fresh: counted }, api: { ...wellBehaved, fresh: stuck } };
}

const after = [expectThat(apiHealth).recovers({ within: '1s' })] as const;

/** A crash of db with two remedies, and a restart of api; api is looked after by its probe alone. */
function planWith(): Plan {
  const plan = planOf(
    describeScenario({
      fresh: 'never',
      experiments: {
        'db crash': { fault: crash(db), recovery: '8s', after },
        'db crash, restart of db': { fault: restart(db), recovery: '6s', after },
        'db crash, restart of api': { fault: restart(api), recovery: '6s', after },
        'db crash, restart of api again': { fault: restart(api), recovery: '6s', after },
        'api restart': { fault: restart(api), recovery: '8s', after },
        'api restart, again': { fault: restart(api), recovery: '6s', after },
      },
    }),
    [
      service('api', { health: null, healthFrom: 'none' }),
      service('web'),
      service('db', { ports: [], health: null, healthFrom: 'none' }),
    ],
  );
  const remedyOf = (name: string) => (name.includes(', ') ? { remedyOf: name.split(', ')[0]! } : {});
  return { ...plan, experiments: plan.experiments.map((one) => ({ ...one, after: [], ...remedyOf(one.name) })) };
}

const injected = ({ events }: Kept): readonly string[] => ofType(events, 'inject.began').map((one) => one.experiment);
const left = ({ events }: Kept): readonly string[] =>
  ofType(events, 'experiment.left').map((one) => `${one.experiment}: ${one.why}`);

describe('a remedy', () => {
  it('is done while the stack is not steady, one after the other, and no more once it is', async () => {
    const kept = await runOnSim(planWith(), { behaviours: stuckOnItsDatabase() });
    expect(injected(kept)).to.deep.equal([
      'db crash',
      'db crash, restart of db',
      'db crash, restart of api',
      'api restart',
    ]);
    expect(left(kept)).to.deep.equal(['db crash, restart of api again: not needed', 'api restart, again: not needed']);
  });

  it('is judged on a stack that is not steady, and says whether it healed; what was not needed is no part of the answer', async () => {
    const plan = planWith();
    const { events } = await runOnSim(plan, { behaviours: stuckOnItsDatabase() });
    const { experiments, verdict } = analyse(plan, events);
    expect(experiments.map((one) => one.name)).to.deep.equal([
      'db crash',
      'db crash, restart of db',
      'db crash, restart of api',
      'api restart',
    ]);
    expect(experiments.map((one) => one.inconclusive)).to.deep.equal([null, null, null, null]);
    const backOf = (index: number) => experiments[index]!.probes[0]!.recovery?.seen;
    expect([0, 1, 2].map(backOf)).to.deep.equal([false, false, true]);
    expect(verdict).to.equal('pass');
  });

  it('comes before the harness puts back what its experiment did', async () => {
    const plan = planWith();
    const services = plan.services.map((one) =>
      one.name === 'db' ? { ...one, restart: { name: 'no' as const } } : one,
    );
    const kept = await runOnSim({ ...plan, services });
    expect(injected(kept).slice(0, 2)).to.deep.equal(['db crash', 'db crash, restart of db']);
    expect(ofType(kept.events, 'inject.ended')[1]!.proof).to.match(/started again/);
  });

  it('is left where its experiment was not done', async () => {
    const plan = planWith();
    const { context, kept } = simContext(plan);
    await run(context, simIdentity, (one) => one.name !== 'db crash');
    expect(injected(kept)).to.deep.equal(['api restart']);
    expect(left(kept).slice(0, 2)).to.deep.equal([
      'db crash: left to others',
      'db crash, restart of db: left to others',
    ]);
    expect(analyse(plan, kept.events).experiments.map((one) => one.name)).to.deep.equal(['api restart']);
  });
});

describe('a run that is interrupted among experiments of which others take some', () => {
  it('leaves to others what it had not begun', async () => {
    const plan = planWith();
    const { context, kept } = simContext(plan, {
      onEvent: (event, interrupt) => event.type === 'inject.ended' && interrupt(),
    });
    await run(context, simIdentity, () => true);
    expect(injected(kept)).to.deep.equal(['db crash']);
    expect(left(kept)).to.have.length(5);
    expect(kept.events.at(-1)).to.deep.include({ type: 'run.ended', ending: 'interrupted', leftovers: [] });
  });
});
