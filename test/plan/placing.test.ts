/** From where each probe is asked is settled when it is planned: as the scenario says, else from outside where that can be, else from inside. */
import { expect } from 'chai';
import { crash, defineScenario, defineStack, expect as expectThat, http, promql, redis } from '../../harness/index.ts';
import type { ResolvedService } from '../../harness/model/plan.ts';
import type { Probe } from '../../harness/model/probe.ts';
import { compilePlan } from '../../harness/plan/compile.ts';
import { renderPlan } from '../../harness/report/plan.ts';
import { planned } from './parts.ts';

const stack = defineStack({ dirname: '/shop' }, { services: { api: { port: 80 }, db: {} } });
const [api, db] = [stack.service('api'), stack.service('db')];
const internal = [{ name: 'back', aliases: [], closed: 'internal' }];

function compile(probes: Readonly<Record<string, Probe>>, more: Partial<ResolvedService> = {}) {
  const [first] = Object.values(probes);
  const scenario = defineScenario({
    title: 'a shop',
    stack,
    probes,
    experiments: {
      'a crash': { fault: crash(db), recovery: '9s', after: [expectThat(first as never).isUnaffected()] },
    },
  });
  const services = [planned('api', more), planned('db')];
  return compilePlan({ scenario, name: 'shop', file: 'scenarios/shop.ts', seed: '1', services });
}

const fromOf = (probe: Probe, more: Partial<ResolvedService> = {}): unknown => {
  const { plan, problems } = compile({ one: probe }, more);
  return plan === null ? problems.map(({ message }) => message) : (plan.probes.one as { from?: string }).from;
};

const shared = (network: NonNullable<ResolvedService['shares']>['network']) =>
  ({ networks: [], shares: { network } }) as const;

describe('from where a probe is asked', () => {
  it('is outside where a port is published or can be, and inside where none can', () => {
    expect(fromOf(http(api, '/'))).to.equal(undefined);
    expect(fromOf(http(api, '/'), shared({ is: 'host' }))).to.equal(undefined);
    expect(fromOf(http(api, '/'), { networks: internal })).to.equal('network');
    expect(fromOf(redis(api), { networks: internal })).to.equal('network');
  });

  it('is as the scenario says, and nothing is published for what is asked inside', () => {
    const { plan } = compile({ one: http(api, '/', { from: 'network' }) });
    expect(plan!.probes.one).to.include({ from: 'network' });
    expect(plan!.services.flatMap(({ ports }) => ports)).to.deep.equal([]);
    expect(fromOf(http(api, '/', { from: 'host' }))).to.equal('host');
  });

  it('is told in the text of the plan', () => {
    const { plan } = compile({ one: redis(db, { from: 'network' }), two: redis(db) });
    const text = renderPlan(plan!);
    expect(text).to.include('one: db is sent PING, 20/s, asked from inside the network');
    expect(text).to.match(/two: db is sent PING, 20\/s$/m);
  });

  it('is nowhere for one in a network that is not of the stack', () => {
    const [message] = fromOf(http(api, '/', { from: 'network' }), shared({ is: 'host' })) as string[];
    expect(message).to.equal('port 80 of api cannot be reached: api is in the network of the host, and so not inside');
    expect(fromOf(http(api, '/'), shared({ is: 'none' }))).to.deep.equal([
      'port 80 of api cannot be reached: api is in no network at all',
    ]);
  });

  it('is outside for an observer of metrics', () => {
    expect(fromOf(promql(api, 'up'), { networks: internal })).to.have.length(1);
  });
});

describe('a probe of each replica', () => {
  const probes = { page: http(api, '/', { each: 'replica' }), rows: redis(db) };

  it('is one for each container, and what is expected of it is expected of each', () => {
    const { plan } = compile(probes, { replicas: 2 });
    expect(Object.keys(plan!.probes)).to.deep.equal(['page #1', 'page #2', 'rows']);
    expect(plan!.probes['page #2']).to.include({ replica: 2 }).and.not.to.have.property('each');
    const after = plan!.experiments[0]!.after.map(({ subject, claim }) => [subject.name, claim.claim]);
    expect(after).to.deep.equal([
      ['page #1', 'isUnaffected'],
      ['page #2', 'isUnaffected'],
    ]);
  });

  it('is the probe itself where there is one container', () => {
    const { plan } = compile(probes);
    expect(Object.keys(plan!.probes)).to.deep.equal(['page', 'rows']);
    expect(plan!.probes.page).not.to.have.any.keys('replica', 'each');
  });
});
