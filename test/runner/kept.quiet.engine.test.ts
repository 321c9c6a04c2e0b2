/** What is kept, of the real servers: by an invariant, by each value, and by writes that go straight into them. */
import { join } from 'node:path';
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { crash, defineStack, expect as expectThat, redis, sql, writes } from '../../harness/index.ts';
import type { Analysis } from '../../harness/model/analysis.ts';
import { planOf, runOnEngine } from './on-engine.ts';
import { ofType } from './on-sim.ts';

describe('what a run keeps', function () {
  this.timeout(180_000);
  const stack = defineStack(
    { dirname: join(import.meta.dirname, 'kept') },
    { compose: 'compose.yaml', services: { db: { port: 5432 }, cache: { port: 6379 } } },
  );
  const [db, cache] = [stack.service('db'), stack.service('cache')];
  const login = { user: 'postgres', database: 'postgres' };
  const query = 'select sum(amount) from accounts';
  const balance = sql(db, query, { login, dialect: 'postgres', within: '3s' });
  const inside = sql(db, query, { login, dialect: 'postgres', from: 'network', within: '3s' });
  const accounts = sql(db, 'select count(*) from accounts', { login, dialect: 'postgres', within: '2s' });
  const stock = redis(cache, { command: 'GET stock', within: '3s' });
  const rows = writes(db, {
    sql: { insert: "insert into orders values ('{id}')", read: 'select id from orders', dialect: 'postgres' },
    login,
  });
  const members = writes(cache, { redis: { insert: 'SADD orders {id}', read: 'SMEMBERS orders' } });
  const windows = { baseline: '3s', recovery: '9s' } as const;
  let analysis: Analysis;

  const judged = (experiment: string): readonly string[] =>
    analysis.experiments
      .find(({ name }) => name === experiment)!
      .expectations.map(({ verdict, sentence, observed, reason }) => `${verdict}: ${sentence}: ${observed}: ${reason}`);

  before(async () => {
    const plan = await planOf({
      title: 'what is kept',
      stack,
      probes: { balance, inside, accounts, stock },
      load: { rows, members },
      experiments: {
        'the database crashes': {
          ...{ fault: crash(db), ...windows },
          after: [
            expectThat(balance).isKept(),
            expectThat(inside).isKept(),
            expectThat(accounts).value({ equals: 2 }),
            expectThat(accounts).fails(),
            expectThat(members).keepsData(),
          ],
        },
        'the cache crashes': {
          ...{ fault: crash(cache), ...windows },
          after: [expectThat(balance).isKept(), expectThat(stock).isKept(), expectThat(members).losesData()],
        },
      },
    });
    const events = await runOnEngine(plan);
    expect(ofType(events, 'warned').map(({ failure }) => failure.message)).to.deep.equal([]);
    analysis = analyse(plan, events);
  });

  it('is the same after a crash of a database that syncs, seen from here and from inside, and all that it acknowledged', () => {
    const [ours, theirs, values, failed, members, rows] = judged('the database crashes');
    expect(ours).to.equal('pass: balance is kept: 1000 before the fault, 1000 after the recovery: null');
    expect(theirs).to.equal('pass: inside is kept: 1000 before the fault, 1000 after the recovery: null');
    // Of a machine that was too busy to ask all the time, what was not asked is not known.
    expect(values).to.match(/^(pass|inconclusive): accounts says 2 whenever it answers: 2 \(\d+\): (null|R309.*)$/);
    expect(failed).to.match(/^pass: accounts fails/);
    expect(members).to.match(/^pass: members keeps every acknowledged write/);
    expect(rows).to.match(/^pass: rows keeps every acknowledged write: (\d+) of \1 acknowledged writes kept/);
  });

  it('is not what a cache had in its memory, and both values are named', () => {
    const [ours, stock, members, rows] = judged('the cache crashes');
    expect(ours).to.match(/^pass: balance is kept/);
    expect(stock).to.match(/^fail: stock is kept: 7 before the fault, .* after the recovery: it changed$/);
    expect(members).to.match(/^pass: members loses acknowledged writes/);
    expect(rows).to.match(/^pass: rows keeps every acknowledged write/);
    expect(analysis.verdict).to.equal('fail');
  });
});
