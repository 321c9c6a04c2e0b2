import { expect } from 'chai';
import type { Attachment } from '../../harness/model/attachment.ts';
import type { Action, Fault } from '../../harness/model/fault.ts';
import type { ResolvedService } from '../../harness/model/plan.ts';
import type { Scenario } from '../../harness/model/scenario.ts';
import { seconds } from '../../harness/model/time.ts';
import { type Compiled, compilePlan } from '../../harness/plan/compile.ts';
import { faultSamples } from '../model/fault-samples.ts';
import { barePlan, experiment, health, httpProbe, planned } from './parts.ts';

const attached: Attachment = { name: 'shop', by: 'project', containers: [] };

const { wrapHealth: _, ...bare } = planned('api', {
  health: health(1000, 500, 2),
  ports: [{ container: 80, host: null }],
  asFound: true,
});
const services: readonly ResolvedService[] = [bare, { ...bare, name: 'web', ports: [] }, { ...bare, name: 'db' }];

interface Wishes extends Partial<Scenario> {
  readonly services?: readonly ResolvedService[];
  readonly then?: Action;
}

function compiled(fault: Fault, { then, services: own = services, ...more }: Wishes = {}): Compiled {
  const { name, ...one } = experiment(fault, { hold: seconds(1), then: then ?? null });
  const scenario: Scenario = {
    type: 'scenario',
    title: 'a shop',
    tags: [],
    stack: { ...barePlan().stack, services: { api: { port: 80 }, web: { port: 80 } } },
    probes: {},
    load: {},
    steadyState: [],
    experiments: { [name]: one },
    fresh: 'when broken',
    budget: null,
    ...more,
  };
  return compilePlan({ scenario, name: 'shop', file: 'shop.ts', seed: '1', services: own, attached, judged: false });
}

const problemsOf = (fault: Fault, wishes?: Wishes): readonly string[] =>
  (compiled(fault, wishes).problems ?? []).map(({ code, message }) => `${code} ${message}`);

const stop: Fault = { kind: 'stop', target: 'api' };

describe('a plan that attaches', () => {
  it('refuses what could not be put back as it was found, and nothing else', () => {
    const refused = Object.values(faultSamples).filter((fault) => problemsOf(fault).length > 0);
    expect(refused.map(({ kind }) => kind)).to.deep.equal(['recreate', 'remove', 'flipHealth']);
    expect(problemsOf(faultSamples.remove)).to.deep.equal([
      'R233 api and db removed: a container that is removed cannot be made again as it was',
    ]);
    expect(problemsOf(faultSamples.flipHealth)).to.deep.equal([
      'R233 the health check of api fails: the health check of a container cannot be changed while it is up',
    ]);
    const byRoute: Fault = { kind: 'flipHealth', target: 'api', flip: { by: 'route', fail: '/f', pass: '/p' } };
    expect(problemsOf(byRoute)).to.deep.equal([]);
  });

  it('creates nothing again: neither as a remedy nor before each experiment', () => {
    expect(problemsOf(stop, { then: { kind: 'recreate', target: 'api' } })).to.deep.equal([
      'R233 an up of api makes new containers, and nothing is created of what is attached to',
    ]);
    expect(problemsOf(stop, { fresh: 'always' })).to.deep.equal([
      'R233 the scenario wants a new stack before each experiment, and shop is never created again',
    ]);
    expect(compiled(stop).plan).to.include({ fresh: 'never' });
  });

  it('changes no setting', () => {
    const stack = { ...barePlan().stack, overrides: { db: { scale: 2 }, api: { restart: 'always' } } };
    expect(problemsOf(stop, { stack })).to.deep.equal([
      'R233 the scenario changes settings of db, and shop is up with its own',
      'R233 the scenario changes settings of api, and shop is up with its own',
    ]);
  });

  it('ends no container that is removed by its end, and lets the engine restart it', () => {
    const going = services.map((one) => ({ ...one, goesWithItsEnd: true as const }));
    const kinds = Object.values(faultSamples).filter((fault) => problemsOf(fault, { services: going }).length > 0);
    expect(kinds.map(({ kind }) => kind)).to.deep.equal([
      ...['crash', 'kill', 'recreate', 'restartAll', 'startWithout'],
      ...['exit', 'stop', 'remove', 'flipHealth'],
    ]);
  });

  it('strands nobody in the network or among the processes of what ends', () => {
    const beside = services.map((one) =>
      one.name === 'web' ? { ...one, networks: [], shares: { network: { is: 'service', name: 'api' } as const } } : one,
    );
    expect(problemsOf(stop, { services: beside })).to.deep.equal([
      'R233 api stopped: web would be left in a namespace that is gone',
    ]);
    const pause: Fault = { kind: 'pause', target: 'api' };
    expect(problemsOf(pause, { services: beside })).to.deep.equal([]);
    expect(problemsOf({ kind: 'stop', target: 'web' }, { services: beside })).to.deep.equal([]);
  });

  it('publishes nothing, and says what is published', () => {
    const { plan } = compiled(stop, { probes: { api: httpProbe() } });
    expect(plan?.services.map(({ publishes }) => publishes)).to.deep.equal([undefined, undefined, undefined]);
    expect(plan?.attached).to.equal(attached);
    const stack = { ...barePlan().stack, services: { api: { port: 81 } } };
    expect(problemsOf(stop, { stack, probes: { api: httpProbe({ from: 'host' }) } })).to.deep.equal([
      'R207 port 81 of api cannot be reached: api publishes only 80, and what is attached to is left as it is',
    ]);
  });

  it('asks from inside what it does not publish', () => {
    const probes = { api: httpProbe(), web: httpProbe({ service: 'web' }) };
    const { plan } = compiled(stop, { probes });
    expect(Object.values(plan?.probes ?? {}).map((one) => 'from' in one && one.from)).to.deep.equal([false, 'network']);
    const stack = { ...barePlan().stack, services: { api: { port: 81 } } };
    expect(compiled(stop, { stack, probes: { api: httpProbe() } }).plan?.probes.api).to.include({ from: 'network' });
  });
});
