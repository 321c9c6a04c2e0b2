/** Probes that are asked inside, in virtual time: no proxy stands in front, a name goes with its container, and each replica is asked by itself. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { crash, expect as expectThat, http, postgres } from '../../harness/index.ts';
import type { ResolvedService } from '../../harness/model/plan.ts';
import type { Probe } from '../../harness/model/probe.ts';
import { renderMarkdown } from '../../harness/report/markdown.ts';
import { api, db, describeScenario, planOf, service } from '../plan/sample.ts';
import { ofType, runOnSim } from './on-sim.ts';

const internal = { ports: [], networks: [{ name: 'back', aliases: [], closed: 'internal' }] } as const;

async function runWith(probes: Readonly<Record<string, Probe>>, more: Partial<ResolvedService> = {}) {
  const after = [expectThat(Object.values(probes)[0] as never).recovers({ within: '5s' })] as const;
  const experiments = { 'a crash': { fault: crash(api, { replica: 1 }), recovery: '20s', after } } as const;
  const resolved = [service('api', { ...internal, ...more }), service('db', internal), service('web', internal)];
  const plan = planOf(describeScenario({ probes, experiments }), resolved);
  const { events } = await runOnSim(plan);
  const of = (name: string) => ofType(events, 'probe.ended').filter(({ probe }) => probe === name);
  const analysis = analyse(plan, events);
  return {
    analysis,
    outcomes: (name: string) => [...new Set(of(name).map(({ outcome }) => outcome))].toSorted(),
    text: renderMarkdown(analysis),
  };
}

describe('a probe inside, on the simulator', () => {
  it('is answered by a service that publishes nothing, whose name is gone while it is down', async () => {
    const { outcomes, analysis, text } = await runWith({ page: http(api, '/'), rows: postgres(db) });
    expect(analysis.verdict, text).to.equal('pass');
    expect(outcomes('rows')).to.deep.equal(['ok']);
    expect(outcomes('page')).to.include.members(['dns', 'ok', 'refused']).and.not.include('reset');
    expect(text).to.include('asked from inside the network: page and rows');
  });

  it('is of each replica by itself, and the others do not notice', async () => {
    const { outcomes, analysis } = await runWith({ page: http(api, '/', { each: 'replica' }) }, { replicas: 3 });
    expect(outcomes('page #1')).to.include.members(['dns', 'ok']);
    expect([outcomes('page #2'), outcomes('page #3')]).to.deep.equal([['ok'], ['ok']]);
    expect(analysis.verdict).to.equal('pass');
  });
});
