/** Writes into a database, in virtual time: by SQL and by commands of Redis, read back after the recovery. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { type App, answer, type Behaviour, wellBehaved } from '../../harness/engine/sim/behaviour.ts';
import { crash, expect as expectThat, writes } from '../../harness/index.ts';
import type { Load } from '../../harness/model/load.ts';
import { apiHealth, db, describeScenario, planOf, problemsOf } from '../plan/sample.ts';
import { ofType, runOnSim } from './on-sim.ts';

const byRedis = writes(db, { redis: { insert: 'SADD orders {id}', read: 'SMEMBERS orders' }, port: 6379 });
const bySql = writes(db, {
  sql: { insert: "insert into orders values ('{id}')", read: 'select id from orders', dialect: 'postgres' },
  port: 5432,
});

const scenario = (placed: Load) =>
  describeScenario({
    probes: { apiHealth },
    load: { placed },
    experiments: { a: { fault: crash(db), recovery: '20s', after: [expectThat(apiHealth).isUnaffected()] } },
  });

/** Holds what was inserted: for good, or only as long as its process lives. */
function storeThat(keeps: boolean): Behaviour {
  const disk = new Set<string>();
  return {
    ...wellBehaved,
    fresh: (): App => {
      const items = keeps ? disk : new Set<string>();
      return {
        answer({ path }) {
          const id = /w-\d+/.exec(path)?.[0];
          if (id !== undefined) items.add(id);
          return answer(200, id === undefined ? JSON.stringify([...items]) : '1');
        },
      };
    },
  };
}

describe('writes into a database', () => {
  for (const [name, placed] of Object.entries({ byRedis, bySql })) {
    it(`are acknowledged by number and found again, ${name}`, async () => {
      const plan = planOf(scenario(placed));
      const { events } = await runOnSim(plan, { behaviours: { db: storeThat(true) } });
      const [read] = ofType(events, 'writes.read');
      expect(read).to.include({ load: 'placed', problem: null });
      const [load] = analyse(plan, events).experiments[0]!.loads;
      expect(load!.writes!.acknowledged).to.be.above(300);
      expect(load!.writes).to.include({ kept: load!.writes!.acknowledged });
      expect(analyse(plan, events).verdict).to.equal('pass');
    });

    it(`that are gone after a crash fail the run, ${name}`, async () => {
      const plan = planOf(scenario(placed));
      const { events } = await runOnSim(plan, { behaviours: { db: storeThat(false) } });
      const { verdict, sentence } = analyse(plan, events);
      expect(verdict).to.equal('fail');
      expect(sentence).to.match(/placed keeps every acknowledged write; observed \d+ of \d+ acknowledged writes kept/);
    });
  }

  it('that cannot be read back prove nothing', async () => {
    const broken: Behaviour = {
      ...wellBehaved,
      fresh: () => ({ answer: ({ path }) => answer(path.startsWith('SADD') ? 200 : 500, 'no') }),
    };
    const plan = planOf(scenario(byRedis));
    const { events } = await runOnSim(plan, { behaviours: { db: broken } });
    const { verdict, experiments } = analyse(plan, events);
    expect(verdict).to.equal('inconclusive');
    expect(experiments[0]!.expectations[1]!.reason).to.match(/^R313: the writes could not be read back: no$/);
  });

  it('are refused before anything starts where nothing could be found again, or nobody knows whose SQL it is', () => {
    const noId = writes(db, { redis: { insert: 'INCR orders', read: 'GET orders' }, port: 6379 });
    expect(problemsOf(scenario(noId)).join()).to.match(/^R204 the writes of 'placed' have no id/);
    const unknown = writes(db, { sql: { insert: "insert into a values ('{id}')", read: 'select * from a' }, port: 1 });
    expect(problemsOf(scenario(unknown)).join()).to.match(/^R224 neither the image nor the port of db/);
  });
});
