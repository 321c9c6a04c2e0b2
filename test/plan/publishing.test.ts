/** What a run publishes by itself is what its scenario asks, where the Compose file publishes nothing. */
import { expect } from 'chai';
import {
  check,
  crash,
  defineScenario,
  defineStack,
  exec,
  exit,
  expect as expectThat,
  http,
  postgres,
  redis,
  tcp,
} from '../../harness/index.ts';
import type { ResolvedService } from '../../harness/model/plan.ts';
import type { Probe } from '../../harness/model/probe.ts';
import { compilePlan } from '../../harness/plan/compile.ts';
import { planned } from './parts.ts';

const stack = defineStack({ dirname: '/shop' }, { services: { api: { port: 80 }, db: {}, cache: {} } });
const [api, db, cache] = [stack.service('api'), stack.service('db'), stack.service('cache')];
const internal = [{ name: 'back', aliases: [], closed: 'internal' }];

function compile(probes: Readonly<Record<string, Probe>>, more: readonly Partial<ResolvedService>[] = []) {
  const scenario = defineScenario({
    title: 'a shop',
    stack,
    probes,
    experiments: {
      'a crash': { fault: crash(db), recovery: '9s', after: [expectThat(db).restarts({ atLeast: 1 })] },
    },
  });
  const services = ['api', 'db', 'cache'].map((name) => ({
    ...planned(name, { restart: { name: 'always' } }),
    ...more.find((one) => one.name === name),
  }));
  return compilePlan({ scenario, name: 'shop', file: 'scenarios/shop.ts', seed: '1', services });
}

const publishedBy = (...given: Parameters<typeof compile>) =>
  Object.fromEntries(
    compile(...given).plan!.services.flatMap(({ name, publishes }) =>
      publishes === undefined ? [] : [[name, publishes]],
    ),
  );

describe('a run publishes', () => {
  it('every asked port once, with the usual one of a protocol, and nothing that is published already', () => {
    const web = { name: 'api', ports: [{ container: 80, host: 8080 }] };
    const probes = { page: http(api, '/'), rows: postgres(db), again: postgres(db), greets: tcp(db, { port: 99 }) };
    expect(publishedBy(probes, [web])).to.deep.equal({ db: [99, 5432] });
    expect(publishedBy(probes)).to.deep.equal({ api: [80], db: [99, 5432] });
  });

  it('every port that the stack declares for a check, which may ask any of them, and none for a command', () => {
    expect(publishedBy({ orders: check('adds up', () => 1) })).to.deep.equal({ api: [80] });
    expect(publishedBy({ pong: exec(cache, 'redis-cli ping') })).to.deep.equal({});
  });

  it('it among the ports that the plan counts on', () => {
    const { plan } = compile({ rows: postgres(db) });
    expect(plan!.services.find((one) => one.name === 'db')!.ports).to.deep.equal([{ container: 5432, host: null }]);
    expect(plan!.probes.rows).to.include({ port: 5432 });
  });

  it('at the service whose network the asked one is in', () => {
    const mate = { name: 'cache', networks: [], shares: { network: { is: 'service', name: 'api' } } } as const;
    expect(publishedBy({ hits: redis(cache) }, [mate])).to.deep.equal({ api: [6379] });
  });

  it("nothing where the service has the machine's network", () => {
    const host = { name: 'cache', networks: [], shares: { network: { is: 'host' } } } as const;
    expect(publishedBy({ hits: redis(cache) }, [host])).to.deep.equal({});
  });

  it("the port of a fault's route", () => {
    const scenario = defineScenario({
      title: 'a shop',
      stack,
      probes: {},
      experiments: {
        'an exit': {
          fault: exit(api, { code: 1, by: { route: '/exit' } }),
          recovery: '9s',
          after: [expectThat(api).restarts({ atLeast: 1 })],
        },
      },
    });
    const services = ['api', 'db', 'cache'].map((name) => planned(name, { restart: { name: 'always' } }));
    const { plan } = compilePlan({ scenario, name: 'shop', file: 'scenarios/shop.ts', seed: '1', services });
    expect(plan!.services[0]).to.deep.include({ publishes: [80] });
  });

  it('and what that does to answers is noted where the service is broken', () => {
    const [one] = compile({ rows: postgres(db) }).plan!.experiments;
    expect(one!.notes.at(-1)).to.equal(
      "port 5432 of db is published for the run alone: answers come through the engine's proxy, up to about a second late where db restarts; inside the stack they do not",
    );
    const elsewhere = compile({ hits: redis(cache) }).plan!.experiments[0]!;
    expect(elsewhere.notes.filter((note) => note.includes('published for the run'))).to.deep.equal([]);
  });
});

describe('what cannot be published', () => {
  it('is refused from outside, with what to do, before anything starts', () => {
    const [problem] = compile({ rows: postgres(db, { from: 'host' }) }, [{ name: 'db', networks: internal }]).problems!;
    expect(problem).to.include({ code: 'R207', at: "scenarios/shop.ts, probe 'rows'" });
    expect(problem!.message).to.match(/^port 5432 of db cannot be reached: db is on no network .*back is internal$/);
    expect(problem!.fix).to.equal('leave `from` out: it is then asked from inside the network');
  });

  it('is a port that nobody knows', () => {
    const [problem] = compile({ greets: tcp(db) }).problems!;
    expect([problem!.code, problem!.message]).to.deep.equal([
      'R207',
      'the stack declares no port for db, so nothing can be asked of it',
    ]);
  });
});
