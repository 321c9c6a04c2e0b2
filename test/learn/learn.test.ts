/** A whole stack is learned on the simulator: who is asked, what is good, who talks to whom, and how long it took to start. */
import { expect } from 'chai';
import { type App, answer, type Behaviour, runsOnce, wellBehaved } from '../../harness/engine/sim/behaviour.ts';
import { readGiven } from '../../harness/learn/given.ts';
import { learnLive } from '../../harness/learn/learn.ts';
import type { DescribedService } from '../../harness/model/described-service.ts';
import { FailureError } from '../../harness/model/failure.ts';
import type { LearnedStack } from '../../harness/model/learned.ts';
import { seconds } from '../../harness/model/time.ts';
import { runWith } from '../../harness/runner/run.ts';
import { described, needing, publishing } from '../init/described.ts';
import { barePlan } from '../plan/parts.ts';
import { simContext, simIdentity } from '../runner/on-sim.ts';

const app = (reply: App['answer']): Behaviour => ({ ...wellBehaved, fresh: () => ({ answer: reply }) });

/** A page that needs the database; the paths of checks need nobody. */
const web = app(({ path }) =>
  path === '/health'
    ? answer(200, 'well')
    : {
        ...{ does: 'ask', host: 'db', path: '/rows', timeout: 1000 },
        then: ({ status }) => (status === 200 ? answer(200, 'the orders') : answer(503, 'no database')),
      },
);

const services: readonly DescribedService[] = [
  // Where it is seen to listen counts for more than what its image says.
  described('db', { image: 'postgres:16', exposed: [5432] }),
  described('migrate', { restart: { name: 'no' } }),
  described('web', {
    ...publishing(80),
    dependsOn: [...needing('db').dependsOn!, { service: 'migrate', condition: 'service_completed_successfully' }],
  }),
];

const behaviours = { web, db: wellBehaved, migrate: runsOnce() };

/** Fails as the run does. */
async function learned(
  all: readonly DescribedService[],
  of: Readonly<Record<string, Behaviour>>,
  probes: readonly string[] = [],
): Promise<LearnedStack> {
  const planned = all.map((one) => ({
    ...one,
    wrapHealth: false,
    ...(one.name === 'migrate' && { oneShot: 'awaited' as const }),
  }));
  const { context } = simContext(barePlan({ services: planned }), { behaviours: of });
  const found: LearnedStack[] = [];
  const given = readGiven(
    probes,
    all.map(({ name }) => name),
  ).probes;
  const learning = { described: all, given, watched: seconds(10), listened: new Map(), onProgress: () => undefined };
  const { failures } = await runWith(context, simIdentity, async (live) => {
    found.push(await learnLive(live, learning));
  });
  if (failures.length > 0) throw new FailureError(failures);
  return found[0]!;
}

describe('learning a stack on the simulator', () => {
  let shop: LearnedStack;
  before(async () => {
    shop = await learned(services, behaviours);
  });

  it('finds who is asked by users and who by callers, and in what', () => {
    expect(shop.entries.map(({ name, by, steady }) => [name, by, steady.text])).to.deep.equal([
      ['web', 'users', 'GET / gives 200 and always the same body'],
      ['db', 'callers', 'GET / gives 200 and always the same body'],
    ]);
    expect(shop.entries[0]!.steady).to.deep.include({ good: 100, due: 100 });
    expect(shop.stack.services).to.deep.equal({ web: { port: 80 }, db: { port: 80 } });
    expect(shop.traffic).to.equal('the probes of 2 entry points');
  });

  it('sees who talks to whom, and tells it from what is only declared', () => {
    const [migrated, asked] = [...shop.edges].sort((a, b) => a.evidence.length - b.evidence.length);
    expect(migrated).to.deep.equal({ from: 'web', to: 'migrate', evidence: [{ by: 'depends_on' }] });
    expect(asked).to.deep.include({ from: 'web', to: 'db' });
    const [connections, names, declared] = asked!.evidence;
    expect(connections).to.deep.include({ by: 'connections' });
    expect((connections as { count: number }).count).to.be.within(100, 110);
    expect((names as { count: number }).count).to.be.within(100, 110);
    expect(declared).to.deep.equal({ by: 'depends_on' });
  });

  it('knows who runs once, and asks nothing of it', () => {
    expect(shop.services.map(({ name, once, entry }) => [name, once, entry])).to.deep.equal([
      ['db', false, 'db'],
      ['migrate', true, null],
      ['web', false, 'web'],
    ]);
    expect(shop.services.find(({ name }) => name === 'web')?.startsIn).to.be.a('number');
  });

  it('asks what the user says is asked beside what it finds, and says so where nobody answers there', async () => {
    const named = await learned(services, behaviours, ['http://web/health']);
    expect(named.entries.map(({ name, steady }) => [name, steady.text])).to.deep.equal([
      ['web /health', 'GET /health gives 200 and always the same body'],
      ['web', 'GET / gives 200 and always the same body'],
      ['db', 'GET / gives 200 and always the same body'],
    ]);
    const refused = await learned(services, behaviours, ['http://migrate/x']).catch((error) => error.failures[0]);
    expect(refused).to.deep.include({ code: 'R241', message: 'nobody answers at migrate/x, which is to be asked' });
  });

  it('tells the same of the same seed', async () => {
    expect(await learned(services, behaviours)).to.deep.equal(shop);
  });
});
