/** What is recorded of the containers while a run goes on: each once, and again when it is another or has another address. */
import { expect } from 'chai';
import type { ContainerView } from '../../harness/engine/engine.ts';
import type { Environment } from '../../harness/engine/environment.ts';
import { dns, expect as expectThat, pause, remove } from '../../harness/index.ts';
import { api, apiHealth, describeScenario, planOf } from '../plan/sample.ts';
import { firstAt, ofType, runOnSim } from './on-sim.ts';

const removal = planOf(
  describeScenario({
    experiments: {
      'a removal': {
        fault: remove(api),
        hold: '8s',
        recovery: '20s',
        during: [expectThat(apiHealth).fails()],
      },
    },
  }),
);

describe('the containers of a run', () => {
  it('are recorded again when they are made anew, soon after they started', async () => {
    const { events } = await runOnSim(removal);
    const api = ofType(events, 'service.observed').filter(({ service }) => service === 'api');
    expect(new Set(api.map(({ container }) => container)).size, 'two containers, one after the other').to.equal(2);
    const anew = api.at(-1)!.container;
    const started = firstAt(
      events,
      (event) =>
        event.type === 'container.changed' && event.container.startsWith(anew) && event.change.to === 'started',
    );
    const seen = firstAt(events, (event) => event.type === 'service.observed' && event.container === anew);
    expect(seen - started, 'not only at the next look at the health logs').to.be.within(-50, 100);
  });

  it('are recorded again when their addresses are others, and not while they have none', async () => {
    const address = (now: number): string => (now < 30_000 ? '10.0.0.2' : now < 60_000 ? '' : '10.0.0.9');
    const moved = (view: ContainerView, now: number): ContainerView => ({
      ...view,
      networks: [{ network: 'n', aliases: [], address: address(now), fixedAddress: null }],
    });
    const spoil = (env: Environment): Environment => {
      const list = async (): Promise<readonly ContainerView[]> => {
        const views = await env.engine.containers.list();
        return views.map((view) => (view.service === 'api' ? moved(view, env.clock.now()) : view));
      };
      return { ...env, engine: { ...env.engine, containers: { ...env.engine.containers, list } } };
    };
    const plan = planOf(
      describeScenario({
        experiments: {
          long: { fault: pause(api), hold: '30s', recovery: '60s', during: [expectThat(apiHealth).fails()] },
        },
      }),
    );
    const { events } = await runOnSim(plan, { spoil });
    const observed = ofType(events, 'service.observed').filter(({ service }) => service === 'api');
    expect(observed.map(({ addresses }) => addresses)).to.deep.equal([['10.0.0.2'], ['10.0.0.9']]);
  });
});

describe('a lookup where there are no residents', () => {
  it('leaves a warning and looks without data, and the rest of the run as it was', async () => {
    const plan = planOf(describeScenario({ probes: { apiHealth, names: dns(api) } }));
    const { events } = await runOnSim(plan);
    expect(events.at(-1)).to.deep.include({ type: 'run.ended', ending: 'completed' });
    const [warned] = ofType(events, 'warned');
    expect(warned?.failure.code).to.equal('R312');
    const looks = ofType(events, 'probe.ended').filter(({ probe }) => probe === 'names');
    expect(new Set(looks.map(({ outcome }) => outcome))).to.deep.equal(new Set(['no_data']));
    const gaps = looks.slice(1).map(({ due }, index) => due - looks[index]!.due);
    expect(new Set(gaps.map(Math.round))).to.deep.equal(new Set([500]));
  });
});
