/** Every kind of fault lands on a willing engine; on one that silently does nothing, no verdict is given. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { type Answer, asHeard, type HttpRequest } from '../../harness/engine/clients.ts';
import type { Engine } from '../../harness/engine/engine.ts';
import type { Environment } from '../../harness/engine/environment.ts';
import { answer, type Reply, wellBehaved } from '../../harness/engine/sim/behaviour.ts';
import { numbersBehaviour } from '../../harness/engine/sim/numbers-behaviour.ts';
import {
  breakDependency,
  closePort,
  crash,
  disconnect,
  exit,
  expect as expectThat,
  flipHealth,
  hang,
  http,
  kill,
  killChildren,
  limitCpu,
  misbehave,
  nothing,
  pause,
  recreate,
  remove,
  restart,
  restartAll,
  startWithout,
  stop,
} from '../../harness/index.ts';
import type { Fault } from '../../harness/model/fault.ts';
import { isHeld } from '../../harness/model/fault-traits.ts';
import type { Plan } from '../../harness/model/plan.ts';
import type { Experiment } from '../../harness/model/scenario.ts';
import { seconds } from '../../harness/model/time.ts';
import { api, apiHealth, db, describeScenario, planOf, service, web } from '../plan/sample.ts';
import { ofType, runOnSim } from './on-sim.ts';

const services = [
  service('api', { ports: [{ container: 80, host: 8087 }] }),
  service('web', { ports: [{ container: 80, host: 8088 }] }),
  service('db', { ports: [], health: null, healthFrom: 'none' }),
];
const behaviours = {
  api: numbersBehaviour()['numbers-api'],
  db: { ...wellBehaved, child: 'begun again' as const },
  web: { ...numbersBehaviour()['numbers-web'], fresh: numbersBehaviour()['numbers-api'].fresh },
};

type Deaf = {
  readonly [Room in 'containers' | 'networks' | 'namespaces' | 'helperContainers']?: Partial<Engine[Room]>;
};

const idle = async (): Promise<void> => undefined;
const unkept = async () => ({ addresses: [], release: idle });
const flag = { fail: '/control/health/fail', pass: '/control/health/pass' } as const;

/** Each kind, and the engine's verbs that it needs, deafened. A route is deafened at the HTTP client. */
const kinds: readonly [string, Fault, Deaf | 'routes'][] = [
  ['crash', crash(api), { helperContainers: { signal: async () => 0 } }],
  ['kill', kill(api), { containers: { kill: idle } }],
  ['stop', stop(api), { containers: { stop: idle } }],
  ['pause', pause(api), { containers: { pause: idle } }],
  ['hang', hang(api), { helperContainers: { signal: async () => 0 } }],
  ['hang of one replica', hang(api, { replica: 1 }), { helperContainers: { signal: async () => 0 } }],
  ['remove', remove(api, web), { containers: { remove: idle } }],
  [
    'misbehave by a route',
    misbehave(api, { as: 'lies', by: { route: { start: flag.fail, end: flag.pass } } }),
    'routes',
  ],
  ['misbehave by requests', misbehave(api, { as: 'breaks', by: { requests: '/rng', times: 4 } }), 'routes'],
  ['restart', restart(api), { containers: { restart: idle } }],
  ['killChildren', killChildren(db), { helperContainers: { killChildren: async () => ({ count: 0, at: 0 }) } }],
  ['closePort', closePort(api, { port: 80 }), { namespaces: { apply: async () => ({ ran: null }) } }],
  ['restartAll', restartAll([api, db]), { containers: { start: idle } }],
  ['restartAll at once', restartAll([api, db], { order: 'at once' }), { containers: { stop: idle } }],
  ['startWithout', startWithout(api, [db]), { containers: { stop: idle } }],
  ['recreate at another address', recreate(api, { address: 'another' }), { networks: { keep: unkept } }],
  ['recreate swapped', recreate(api, { swapWith: db }), { networks: { keep: unkept } }],
  ['exit by a route', exit(api, { code: 3, by: { route: '/control/exit?code=3' } }), 'routes'],
  [
    'exit by a command',
    exit(api, { code: 0, by: { exec: ['kill', '-TERM', '1'] } }),
    { containers: { exec: async () => ({ exitCode: 0, output: '' }) } },
  ],
  ['flipHealth by a route', flipHealth(api, { by: { route: flag } }), 'routes'],
  ['flipHealth by requests', flipHealth(api, { by: { requests: '/rng', times: 4 } }), 'routes'],
  [
    'flipHealth by a wrapper',
    flipHealth(api, { by: 'wrapper' }),
    { containers: { exec: async () => ({ exitCode: 1, output: 'read-only file system' }) } },
  ],
  ...(['drop', 'reject', 'wrong-name'] as const).map((by): [string, Fault, Deaf] => [
    `breakDependency by ${by}`,
    breakDependency({ from: web, to: api, by }),
    { namespaces: { apply: async () => ({ ran: null }) } },
  ]),
  ['disconnect', disconnect(api), { networks: { disconnect: idle } }],
];

const deafen =
  (deaf: Deaf | 'routes') =>
  (env: Environment): Environment =>
    deaf === 'routes'
      ? {
          ...env,
          clients: { ...env.clients, http: { ...env.clients.http, request: async (asked) => answered(env, asked) } },
        }
      : {
          ...env,
          engine: {
            ...env.engine,
            containers: { ...env.engine.containers, ...deaf.containers },
            networks: { ...env.engine.networks, ...deaf.networks },
            namespaces: { ...env.engine.namespaces, ...deaf.namespaces },
            helperContainers: { ...env.engine.helperContainers, ...deaf.helperContainers },
          },
        };

/** Probes are answered by the world; what is asked of a fault's routes is answered with 404. */
async function answered(env: Environment, asked: HttpRequest): Promise<Answer> {
  if (asked.path === '/health') return env.clients.http.request(asked);
  const now = env.clock.now();
  const seen = { sent: now, connected: now, firstByte: now, end: now, status: 404, instance: null };
  return asHeard(seen, asked.accept(404, '', {}));
}

function planFor(fault: Fault, then: Experiment['then'] = null) {
  const held = isHeld(fault);
  const experiment: Experiment = {
    fault,
    baseline: seconds(5),
    hold: held ? seconds(14) : null,
    then,
    recovery: seconds(14),
    during: [],
    after: [expectThat(apiHealth).staysAvailable({ atLeast: '1%' })].map(({ draft: { about: _, ...rest } }) => ({
      ...rest,
      subject: { type: 'probe' as const, name: 'apiHealth' },
    })),
  };
  return planOf({ ...describeScenario(), experiments: { only: experiment } }, services);
}

describe('a fault', () => {
  for (const [name, fault, deaf] of kinds) {
    it(`of the kind ${name} lands, and is judged`, async () => {
      const plan = planFor(fault);
      const { events } = await runOnSim(plan, { behaviours });
      const [ended] = ofType(events, 'inject.ended');
      expect(`${ended?.landing}: ${ended?.proof}`).to.match(/^applied: ./);
      expect(analyse(plan, events).experiments[0]?.landing).to.equal('applied');
    });

    it(`of the kind ${name} that did nothing leaves the verdict inconclusive`, async () => {
      const plan = planFor(fault);
      const { events } = await runOnSim(plan, { behaviours, spoil: deafen(deaf) });
      const [ended] = ofType(events, 'inject.ended');
      expect(ended?.landing, ended?.proof).to.be.oneOf(['rejected', 'unknown']);
      const { verdict, experiments } = analyse(plan, events);
      expect(verdict).to.equal('inconclusive');
      expect(experiments[0]?.inconclusive?.code).to.be.oneOf(['R302', 'R303']);
    });
  }

  it('that cut an edge tells whether the stack used it; where it did not, nothing is judged', async () => {
    const page = http(web, '/', { rate: '20/s' });
    const relay = ({ path }: { readonly path: string }): Reply =>
      path === '/'
        ? { does: 'ask', host: 'api', path: '/health', timeout: 500, then: ({ status }) => answer(status ?? 503, '') }
        : answer(200, '');
    const told = async (probes: Plan['probes']) => {
      const plan = { ...planFor(breakDependency({ from: web, to: api })), probes };
      const relaying = { ...behaviours.web, fresh: () => ({ answer: relay }) };
      const { events } = await runOnSim(plan, { behaviours: { ...behaviours, web: relaying } });
      const code = analyse(plan, events).experiments[0]?.inconclusive?.code;
      return { used: ofType(events, 'revert.began')[0]?.used, code };
    };
    expect(await told({ apiHealth })).to.deep.equal({ used: 0, code: 'R317' });
    const { used, code } = await told({ apiHealth, page });
    expect(used).to.be.greaterThan(20);
    expect(code).to.equal(undefined);
  });

  it('that does nothing lands always, and leaves no trace', async () => {
    const plan = planFor(nothing(api));
    const { events, ledger } = await runOnSim(plan, { behaviours });
    const [ended] = ofType(events, 'inject.ended');
    expect(ended).to.include({ landing: 'applied', proof: 'nothing was done, 3 containers run' });
    expect(ledger).to.deep.equal([]);
    expect(analyse(plan, events)).to.include({ verdict: 'pass' });
  });

  it('that the simulator does not know is rejected in clear words', async () => {
    const { events } = await runOnSim(planFor(limitCpu(api, { cpus: 0.1 })), { behaviours });
    const [ended] = ofType(events, 'inject.ended');
    expect(ended?.landing).to.be.oneOf(['rejected', 'unknown']);
    expect(ended?.proof).to.include('limitCpu needs a real engine');
  });

  it('that removed two services ends for one by an up, and for the other when all is put back', async () => {
    const plan = planFor(remove(api, web), recreate(api));
    const { events, ledger } = await runOnSim(plan, { behaviours });
    const made = (name: string) =>
      ofType(events, 'container.changed')
        .filter((one) => one.service === name && one.change.to === 'started')
        .at(-1)!.at;
    const [recovery] = ofType(events, 'phase.began').filter((one) => one.phase === 'recovery');
    const over = ofType(events, 'phase.ended').find((one) => one.phase === 'recovery')!.at;
    expect(made('api')).to.be.at.most(recovery!.at);
    expect(made('web')).to.be.at.least(over);
    expect(ledger.map(({ line }) => line)).to.deep.equal(['intended only recreate', 'done only']);
    const { experiments } = analyse(plan, events);
    expect(experiments[0]?.services.find((one) => one.service === 'api')?.detectedAs).to.equal('died');
    expect(experiments[0]?.services.find((one) => one.service === 'api')?.residualRecovery?.seen).to.equal(true);
  });
});
