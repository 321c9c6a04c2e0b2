/** What a stack and a scenario become: plain data, with every default in place. */
import { expect } from 'chai';
import {
  crash,
  defineScenario,
  defineStack,
  exit,
  expect as expectThat,
  flipHealth,
  http,
  pause,
} from '../../harness/index.ts';
import { FailureError } from '../../harness/model/failure.ts';

const shop = defineStack(
  { dirname: '/somewhere/shop' },
  {
    compose: ['a.yaml', 'b.yaml'],
    services: { api: { port: 80 }, web: {} },
    variables: { VERSION: 'v1', POLICY: 'no' },
  },
);
const api = shop.service('api');

/** The code of what `work` throws. */
function codeOf(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    return error instanceof FailureError ? error.failures[0]?.code : String(error);
  }
  return undefined;
}

describe('a stack', () => {
  it('is named after its folder', () => {
    expect(shop).to.include({ name: 'shop', folder: '/somewhere/shop' });
    expect(shop.compose).to.deep.equal(['a.yaml', 'b.yaml']);
  });

  it('leaves its Compose files to Compose where it names none, or one that may be the main file', () => {
    const here = { dirname: '/somewhere/shop' };
    expect(defineStack(here, { services: {} })).to.deep.include({ compose: [], lookup: 'none named' });
    const named = defineStack(here, { compose: 'compose.yaml', services: {} }).merge('slow.yaml');
    expect(named).to.deep.include({ compose: ['compose.yaml', 'slow.yaml'], lookup: 'one named' });
    expect(shop).not.to.have.property('lookup');
    const scenario = defineScenario({ title: 't', stack: named, probes: {}, experiments: {} });
    expect(scenario.stack, 'a scenario keeps whose choice it is').to.include({ lookup: 'one named' });
  });

  it('with other variables keeps the rest, and leaves the first one as it was', () => {
    expect(shop.with({ POLICY: 'always' }).variables).to.deep.equal({ VERSION: 'v1', POLICY: 'always' });
    expect(shop.variables.POLICY).to.equal('no');
  });

  it('gathers overrides service by service and setting by setting', () => {
    const changed = shop
      .override({ api: { restart: 'always', healthcheck: { interval: '1s' }, environment: { A: '1' } } })
      .override({ api: { healthcheck: { retries: 1 }, environment: { B: '2' } }, web: { init: true } });
    expect(changed.overrides).to.deep.equal({
      api: { restart: 'always', healthcheck: { interval: '1s', retries: 1 }, environment: { A: '1', B: '2' } },
      web: { init: true },
    });
  });
});

describe('an HTTP probe', () => {
  it('has a hundred samples a second, half of them on fresh connections, each good within a second', () => {
    expect(http(api, '/health')).to.deep.equal({
      type: 'probe',
      kind: 'http',
      service: 'api',
      path: '/health',
      method: 'GET',
      rate: 100,
      connections: ['fresh', 'kept'],
      status: [200],
      body: null,
      within: 1000,
    });
  });

  it('takes what it is given', () => {
    const probe = http(api, '/x', {
      rate: '5/s',
      status: [200, 204],
      body: /ok|fine/,
      within: '250ms',
      connections: 'fresh',
      method: 'POST',
    });
    expect(probe).to.deep.include({
      rate: 5,
      status: [200, 204],
      body: { matches: 'ok|fine' },
      within: 250,
      connections: ['fresh'],
      method: 'POST',
    });
    expect(http(api, '/x', { body: 'ok' }).body).to.deep.equal({ contains: 'ok' });
    expect(http(api, '/x', { body: /OK/is }).body).to.deep.equal({ matches: 'OK', flags: 'is' });
  });

  it('refuses a rate or a time that plain JavaScript got past the compiler', () => {
    for (const rate of ['0/s', '-1/s', '2000/s', '50', 'fast/s']) {
      expect(
        codeOf(() => http(api, '/', { rate: rate as '5/s' })),
        rate,
      ).to.equal('R213');
    }
    expect(codeOf(() => http(api, '/', { within: 500 as unknown as '1s' }))).to.equal('R213');
  });
});

describe('a scenario', () => {
  const health = http(api, '/health');
  const description = {
    title: 'a shop',
    stack: shop,
    probes: { health },
    experiments: {
      first: { fault: crash(api), recovery: '20s', after: [expectThat(health).recovers({ within: '2s' })] },
      second: {
        fault: pause(api),
        hold: '10s',
        recovery: '15s',
        baseline: '3s',
        during: [expectThat(api).isNotDetected({ by: 'engine' }).because('a pause stops the checks')],
        after: [expectThat(health).staysAvailable({ atLeast: '99.5%' }).known('it is slow', 'v1')],
      },
    },
  } as const;

  it('is plain data that survives being written down', () => {
    const scenario = defineScenario(description);
    expect(JSON.parse(JSON.stringify(scenario))).to.deep.equal(scenario);
  });

  it('has its windows, defaults and names resolved', () => {
    const { first, second } = defineScenario(description).experiments;
    expect(first).to.include({ baseline: 5000, hold: null, then: null, recovery: 20_000 });
    expect(second).to.include({ baseline: 3000, hold: 10_000, recovery: 15_000 });
    expect(first?.after[0]).to.deep.equal({
      type: 'expectation',
      subject: { type: 'probe', name: 'health' },
      claim: { claim: 'recovers', within: 2000 },
      because: null,
      known: null,
    });
    expect(second?.during[0]).to.include({ because: 'a pause stops the checks' });
    expect(second?.after[0]).to.deep.include({
      claim: { claim: 'staysAvailable', atLeast: 0.995 },
      known: { reason: 'it is slow', since: 'v1' },
    });
  });

  it('names a time that is none, and where it stands', () => {
    const wrong = { ...description.experiments.first, recovery: '20 seconds' as '20s' };
    expect(() => defineScenario({ ...description, experiments: { wrong } }))
      .to.throw(FailureError, '\'recovery\' is "20 seconds"')
      .with.nested.property('failures[0].at')
      .that.matches(/define\.test\.ts:\d+, defineScenario\(…\), experiments\.wrong\.recovery$/);
  });
});

describe('a fault', () => {
  it('is data: its kind, its target, and how', () => {
    expect(exit(api, { code: 3, by: { route: '/control/exit?code=3' } })).to.deep.equal({
      kind: 'exit',
      target: 'api',
      code: 3,
      control: { by: 'route', method: 'POST', path: '/control/exit?code=3' },
    });
    expect(flipHealth(api, { by: { requests: '/rng', times: 4 } }).flip).to.deep.equal({
      by: 'requests',
      path: '/rng',
      times: 4,
    });
    expect(flipHealth(api, { by: 'wrapper' }).flip).to.deep.equal({ by: 'wrapper' });
  });
});
