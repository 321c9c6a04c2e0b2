import { expect } from 'chai';
import { breakDependency, crash, defineStack, expect as expectThat, http } from '../../harness/index.ts';
import type { ResolvedService } from '../../harness/model/plan.ts';
import type { ServiceRef } from '../../harness/model/stack.ts';
import { renderPlan } from '../../harness/report/plan.ts';
import { api, apiHealth, db, describeScenario, planOf, problemsOf, service, services, shop, web } from './sample.ts';

const unchecked = { health: null, healthFrom: 'none', restart: { name: 'no' } } as const;
const waitsFor = (name: string) => ({
  dependsOn: [{ service: name, condition: 'service_completed_successfully' }] as const,
});

const migrate: ServiceRef = { type: 'service', name: 'migrate' };

/** The shop, whose api waits for a `migrate`, with an `init` that nobody waits for. */
const withOneShots: readonly ResolvedService[] = [
  service('api', waitsFor('migrate')),
  ...services.slice(1),
  service('migrate', { ports: [] }),
  service('init', { ...unchecked, ports: [] }),
];

const oneShots = (resolved: readonly ResolvedService[], scenario = describeScenario()) =>
  Object.fromEntries(
    planOf(scenario, resolved).services.flatMap((one) => (one.oneShot ? [[one.name, one.oneShot]] : [])),
  );

describe('services that run once and end', () => {
  it('are those that another waits for to complete, whatever their settings', () => {
    expect(oneShots(withOneShots)).to.deep.equal({ migrate: 'awaited', init: 'may-end' });
  });

  it('are those that nothing starts again and nothing checks', () => {
    const init = (more: Partial<ResolvedService>) => [...services, service('init', { ...unchecked, ...more })];
    expect(oneShots(init({}))).to.deep.equal({ init: 'may-end' });
    expect(oneShots(init({ healthFrom: 'unknown' })), 'only its image can tell').to.deep.equal({ init: 'may-end' });
    expect(oneShots(init({ restart: { name: 'always' } }))).to.deep.equal({});
    expect(oneShots(init({ restart: { name: 'on-failure', maxAttempts: 3 } }))).to.deep.equal({});
    const { health } = service('a');
    expect(oneShots(init({ health, healthFrom: 'compose' }))).to.deep.equal({});
  });

  it('are not those that the scenario asks, breaks or expects something of', () => {
    const bare = services.map((one) => ({ ...one, ...unchecked }));
    expect(oneShots(bare)).to.deep.equal({ db: 'may-end', web: 'may-end' });
    const recovery = '20s';
    const scenario = describeScenario({
      experiments: {
        'no database': {
          fault: breakDependency({ from: web, to: api, by: 'reject' }),
          hold: '5s',
          recovery,
          after: [expectThat(db).isUnaffected()],
        },
      },
    });
    expect(oneShots(bare, scenario)).to.deep.equal({});
  });

  it('are named in the plan', () => {
    const text = renderPlan(planOf(describeScenario(), withOneShots));
    expect(text)
      .to.match(/^ {2}migrate: .*; one-shot: others wait for it to end with 0/m)
      .and.match(/^ {2}init: .*; one-shot if it ends with 0: then it is done/m)
      .and.not.match(/^ {2}(api|web|db): .*one-shot: /m);
  });

  it('cannot be broken where they have ended before', () => {
    const scenario = describeScenario({
      experiments: {
        a: { fault: crash(migrate), recovery: '20s', after: [expectThat(apiHealth).isUnaffected()] },
      },
    });
    expect(problemsOf(scenario, withOneShots)).to.deep.equal([
      'R210 migrate runs once and has ended before the first fault, so there is nothing left of it to break',
    ]);
  });

  it('cannot be expected anything of where they have ended before, nor asked', () => {
    const expectations = describeScenario({
      experiments: { a: { fault: crash(api), recovery: '20s', after: [expectThat(migrate).isUnaffected()] } },
    });
    expect(problemsOf(expectations, withOneShots)).to.deep.equal([
      'R204 migrate runs once and has ended before the first fault, so nothing can be expected of it after that',
    ]);
    const more = { ...shop.services, migrate: { port: 80 } };
    const stack = defineStack({ dirname: shop.folder }, { compose: 'compose.yaml', services: more });
    const asked = describeScenario({ stack, probes: { apiHealth, migrations: http(migrate, '/') } });
    const published = withOneShots.map((one) => (one.name === 'migrate' ? service('migrate') : one));
    expect(problemsOf(asked, published)).to.deep.equal([
      "R204 migrate runs once and has ended before the first fault, so 'migrations' can never be answered",
    ]);
  });
});
