/** What is recorded of the containers while a run goes on: each once, and again when it is another or has another address. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
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
  it('are recorded again when they are created again, soon after they started', async () => {
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

describe('containers whose events were lost', () => {
  const plan = planOf(
    describeScenario({
      experiments: {
        'a pause': { fault: pause(api), hold: '8s', recovery: '20s', during: [expectThat(apiHealth).fails()] },
      },
    }),
  );
  /** Instead of every `to` of the API, the engine says that events were lost. */
  const losing =
    (to: string) =>
    (env: Environment): Environment => {
      const subscribe: Environment['engine']['events']['subscribe'] = async (signal) => {
        const items = await env.engine.events.subscribe(signal);
        return (async function* () {
          for await (const item of items) {
            const hit = item.type === 'event' && item.event.service === 'api' && item.event.change.to === to;
            if (!hit) yield item;
            else yield { type: 'lost' as const, from: item.event.time - 20, to: item.event.time + 1, reason: 'a test' };
          }
        })();
      };
      return { ...env, engine: { ...env.engine, events: { ...env.engine.events, subscribe } } };
    };

  it('are asked for their states, once and soon', async () => {
    const { events } = await runOnSim(plan, { spoil: losing('paused') });
    const lost = firstAt(events, (event) => event.type === 'events.lost');
    const found = ofType(events, 'container.found');
    expect(found.map(({ service }) => service).sort()).to.deep.equal(['api', 'db', 'web']);
    expect(found.find(({ service }) => service === 'api')).to.include({ status: 'paused', health: null });
    expect(found[0]!.at - lost).to.be.within(0, 100);
  });

  it('are known again by what the engine then said', async () => {
    const { events } = await runOnSim(plan, { spoil: losing('paused') });
    const api = analyse(plan, events).experiments[0]!.services.find(({ service }) => service === 'api')!;
    expect(api.replicas[0]!.lane.map(({ state }) => state)).to.include.members(['unknown', 'paused']);
  });

  it('are asked for nothing while no event is lost', async () => {
    const { events } = await runOnSim(plan);
    expect(ofType(events, 'container.found')).to.deep.equal([]);
  });
});

describe('a lookup where there are no sidecars', () => {
  it('leaves a warning and samples without data, and the rest of the run as it was', async () => {
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
