/** An engine on another machine: who is asked from inside, and what is refused. */
import { expect } from 'chai';
import type { AnyExperiment } from '../../harness/dsl/scenario-description.ts';
import * as dsl from '../../harness/index.ts';
import type { Elsewhere, PlannedService } from '../../harness/model/plan.ts';
import type { Probe } from '../../harness/model/probe.ts';
import { compilePlan } from '../../harness/plan/compile.ts';
import { planned } from './parts.ts';

const stack = dsl.defineStack({ dirname: '/shop' }, { services: { api: { port: 80 }, host: { port: 81 } } });
const [api, host] = [stack.service('api'), stack.service('host')];
const services: readonly PlannedService[] = [
  planned('api', { ports: [{ container: 80, host: null }], restart: { name: 'always' } }),
  planned('host', { networks: [], shares: { network: { is: 'host' } } }),
];

const crash: AnyExperiment = {
  fault: dsl.crash(api),
  recovery: '9s',
  after: [dsl.expect(api).restarts({ atLeast: 1 })],
};
const wrong: AnyExperiment = {
  fault: dsl.misbehave(api, { as: 'adds wrong', by: { route: { start: '/break', end: '/mend' } } }),
  hold: '5s',
  recovery: '9s',
  during: [dsl.expect(api).isNotDetected({ by: 'engine' })],
};

function compiled(probes: Readonly<Record<string, Probe>>, elsewhere?: Elsewhere, one = crash) {
  const scenario = dsl.defineScenario({ title: 'a shop', stack, probes, experiments: { one } });
  const place = elsewhere === undefined ? {} : { elsewhere };
  return compilePlan({ scenario, name: 'shop', file: 'shop.ts', seed: '1', services, ...place });
}

const refusals = (...given: Parameters<typeof compiled>): readonly string[] =>
  (compiled(...given).problems ?? []).map(({ code, at, message }) => `${code} ${at}: ${message}`);

describe('a plan for an engine on another machine', () => {
  it('asks from inside what it would ask from here, and says where its ports are', () => {
    const page = dsl.http(api, '/');
    expect(compiled({ page }).plan?.probes.page).to.not.have.property('from');
    for (const elsewhere of ['tunnel', 'nowhere'] as const) {
      const { plan } = compiled({ page }, elsewhere);
      expect(plan?.probes.page).to.have.property('from', 'network');
      expect(plan?.elsewhere).to.equal(elsewhere);
    }
  });

  it('lets what must be asked from here go through a tunnel, and refuses it where there is none', () => {
    const outside = dsl.http(api, '/', { from: 'host' });
    const adds = dsl.check('adds up', () => 1);
    expect(refusals({ outside, adds }, 'tunnel', wrong)).to.deep.equal([]);
    expect(refusals({ outside, adds }, 'nowhere', wrong)).to.deep.equal([
      "R237 shop.ts, probe 'outside': api is asked from this machine, and the engine publishes its ports on another machine",
      "R237 shop.ts, probe 'adds': a check reaches services from this machine, and the engine publishes its ports on another machine",
      "R237 shop.ts, experiment 'one': api adds wrong: api is asked from this machine, and the engine publishes its ports on another machine",
    ]);
  });

  it("refuses a service in the other machine's own network, to which no tunnel leads", () => {
    const far = dsl.http(host, '/');
    expect(refusals({ far })).to.deep.equal([]);
    expect(refusals({ far }, 'tunnel')).to.deep.equal([
      "R237 shop.ts, probe 'far': host is asked from this machine, and it is in the network of the machine of the engine",
    ]);
  });
});
