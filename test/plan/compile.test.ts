/** What a plan refuses, and what it resolves. All problems at once, each with its code, place and next step. */
import { expect } from 'chai';
import {
  breakDependency,
  crash,
  disconnect,
  exit,
  expect as expectThat,
  flipHealth,
  http,
  kill,
  pause,
  restart,
  start,
  stop,
} from '../../harness/index.ts';
import {
  api,
  apiHealth,
  compile,
  db,
  describeScenario,
  planOf,
  problemsOf,
  service,
  services,
  shop,
  web,
} from './sample.ts';

/** One experiment, in which a fault is held for 15 s. */
const held = <const More extends object>(more: More) => ({
  experiments: { a: { hold: '15s', recovery: '15s', ...more } as const },
});

describe('a plan', () => {
  it('has every window, default and prediction resolved', () => {
    const plan = planOf(describeScenario());
    const [one] = plan.experiments;
    expect(one).to.include({ name: 'a crash', baseline: 5000, hold: null, then: null, recovery: 20000 });
    expect(plan.windows).to.equal(25_000);
    expect(plan.budget).to.equal(3 * 25_000 + 120_000);

    expect(one?.prediction.detection?.max).to.be.greaterThan(0);
    expect(JSON.parse(JSON.stringify(plan))).to.deep.equal(plan);
  });

  it('wraps a health check only where a fault asks for it', () => {
    const plan = planOf(
      describeScenario(
        held({
          fault: flipHealth(api, { by: 'wrapper' }),
          during: [expectThat(apiHealth).isUnaffected()],
        }),
      ),
    );
    expect(plan.services.filter((one) => one.wrapHealth).map((one) => one.name)).to.deep.equal(['api']);
  });

  it('notes that a kill cancels the restart policy', () => {
    const plan = planOf(
      describeScenario({
        experiments: { a: { fault: kill(api), recovery: '10s', after: [expectThat(api).doesNotRecover()] } },
      }),
    );
    expect(plan.experiments[0]?.notes.join()).to.contain("cancels the restart policy 'on-failure'");
  });

  it('lists all of its problems at once, each with a place', () => {
    const { problems } = compile(
      describeScenario({
        probes: { other: http(db, '/') },
        experiments: {
          'A crash': { fault: crash(api), recovery: '0s', after: [expectThat(apiHealth).recovers({ within: '2s' })] },
          'a crash!': {
            hold: '15s',
            recovery: '15s',
            fault: disconnect(api, { network: 'nowhere' }),
            after: [expectThat(api).isUnaffected()],
          },
        },
      }),
    );
    expect(problems?.map((one) => one.code)).to.deep.equal(['R207', 'R206', 'R205', 'R203', 'R212']);
    for (const one of problems ?? []) expect(one.at).to.contain('scenarios/shop.ts');
  });
});

describe('a plan is refused', () => {
  it('for a service that the Compose file does not have', () => {
    expect(problemsOf(describeScenario(), [service('api')])).to.deep.equal([
      "R202 the stack shop declares the service 'web', which its Compose file does not have",
      "R202 the stack shop declares the service 'db', which its Compose file does not have",
    ]);
  });

  it('for a probe of a service without a declared port', () => {
    expect(problemsOf(describeScenario({ probes: { apiHealth, data: http(db, '/') } }))[0]).to.match(
      /^R207 the stack declares no port/,
    );
  });

  it('for a scenario or an experiment that judges nothing', () => {
    expect(problemsOf(describeScenario({ experiments: {} }))[0]).to.match(/^R209/);
  });

  const cases: readonly [string, Parameters<typeof describeScenario>[0] & object, RegExp][] = [
    [
      'detection by the engine of a service without a health check',
      held({
        fault: breakDependency({ from: web, to: db }),
        during: [expectThat(db).isDetected({ by: 'engine', within: '9s' })],
      }),
      /^R204 db has no health check/,
    ],
    [
      'detection of a pause by the engine',
      held({
        fault: pause(api),
        during: [expectThat(api).isDetected({ by: 'engine', within: '9s' })],
      }),
      /^R204 api is paused/,
    ],
    [
      'recovery after a kill, which cancels the policy',
      {
        experiments: { a: { fault: kill(api), recovery: '12s', after: [expectThat(api).recovers({ within: '5s' })] } },
      },
      /^R204 api can never recover/,
    ],
    [
      'a detection sooner than the settings allow',
      held({
        fault: flipHealth(api, { by: 'wrapper' }),
        during: [expectThat(api).isDetected({ by: 'engine', within: '2s' })],
      }),
      /^R204 the settings allow no earlier than 5\.\d+ s/,
    ],
    [
      'a limit that lies beyond its window',
      {
        experiments: {
          a: {
            fault: flipHealth(api, { by: 'wrapper' }),
            hold: '6s',
            recovery: '9s',
            during: [expectThat(api).isDetected({ by: 'engine', within: 'predicted' })],
          },
        },
      },
      /^R205 'hold' is 6 s, but the limit of 'isDetected' lies at/,
    ],
    [
      'a window longer than an hour',
      {
        experiments: {
          a: { fault: crash(api), recovery: '90m', after: [expectThat(apiHealth).recovers({ within: '2s' })] },
        },
      },
      /^R205 'recovery' is 5400 s/,
    ],
    [
      'a bound of a probe that no setting implies',
      held({
        fault: breakDependency({ from: web, to: api }),
        after: [expectThat(http(api, '/x')).recovers({ within: '1s' })],
      }),
      /^R203 there is no probe 'GET api\/x'/,
    ],
    [
      'restarts where there is no policy',
      {
        stack: shop,
        experiments: {
          a: {
            fault: exit(api, { code: 3, by: { exec: ['kill', '1'] } }),
            recovery: '9s',
            after: [expectThat(db).restarts({ atLeast: 1 })],
          },
        },
      },
      /^R204 db has no restart policy/,
    ],
    [
      'a health flip of a service without a check',
      held({
        fault: flipHealth(db, { by: 'wrapper' }),
        during: [expectThat(apiHealth).isUnaffected()],
      }),
      /^R210 db has no health check that could be flipped/,
    ],
    [
      'an edge from a service to itself',
      held({
        fault: breakDependency({ from: api, to: api }),
        during: [expectThat(apiHealth).fails()],
      }),
      /^R210 api cannot be cut off from itself/,
    ],
    [
      'an action that does not end its fault',
      held({
        fault: pause(api),
        then: restart(api),
        after: [expectThat(apiHealth).recovers({ within: '3s' })],
      }),
      /^R210 a restart of api does not end this fault/,
    ],
  ];
  for (const [what, scenario, problem] of cases) {
    it(`for ${what}`, () => {
      const noPolicy = services.map((one) => (one.name === 'db' ? { ...one, restart: { name: 'no' as const } } : one));
      expect(problemsOf(describeScenario(scenario), noPolicy)[0]).to.match(problem);
    });
  }

  it('for an edge between services that share no network', () => {
    const apart = services.map((one) =>
      one.name === 'api' ? { ...one, networks: [{ name: 'other', aliases: [] }] } : one,
    );
    const scenario = describeScenario(
      held({
        fault: breakDependency({ from: web, to: api }),
        during: [expectThat(apiHealth).isUnaffected()],
      }),
    );
    expect(problemsOf(scenario, apart)[0]).to.match(/^R210 web and api share no network/);
  });

  it('but not for a stop that an operator ends with a start', () => {
    const scenario = describeScenario(
      held({
        fault: stop(api),
        then: start(api),
        after: [expectThat(apiHealth).recovers({ within: '3s' })],
      }),
    );
    expect(problemsOf(scenario)).to.deep.equal([]);
  });
});
