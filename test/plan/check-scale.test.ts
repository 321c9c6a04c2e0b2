/** Several containers of one service: what is refused before anything starts. */
import { expect } from 'chai';
import { crash, dns, expect as expectThat, http } from '../../harness/index.ts';
import { api, describeScenario, planOf, problemsOf, service, services, shop } from './sample.ts';

const free = [service('api', { ports: [{ container: 80, host: null }] }), ...services.slice(1)];

describe('a service of which a scenario wants several', () => {
  it('is refused where its port is a fixed one, with the number and the way out', () => {
    const [problem, ...others] = problemsOf(describeScenario({ stack: shop.scale({ api: 3 }) }));
    expect(problem).to.equal('R215 api cannot have 3 containers: its port 80 is published as port 8080');
    expect(others).to.deep.equal([]);
  });

  it('is planned where the engine picks the port, and where it is only one', () => {
    expect(problemsOf(describeScenario({ stack: shop.scale({ api: 3 }) }), free)).to.deep.equal([]);
    expect(problemsOf(describeScenario({ stack: shop.scale({ api: 1 }) }))).to.deep.equal([]);
    expect(problemsOf(describeScenario({ stack: shop.scale({ api: 0 }) }))).to.deep.equal([]);
  });

  it('is left alone where the file itself has several', () => {
    const several = [service('api', { replicas: 3 }), ...services.slice(1)];
    expect(problemsOf(describeScenario(), several)).to.deep.equal([]);
  });

  it('has a fault only on a container that is planned', () => {
    const experiments = {
      a: { fault: crash(api, { replica: 4 }), recovery: '20s', after: [expectThat(http(api, '/')).fails()] },
    } as const;
    const probes = { page: http(api, '/') };
    const three = free.map((one) => (one.name === 'api' ? { ...one, replicas: 3 } : one));
    const scenario = describeScenario({ stack: shop.scale({ api: 3 }), probes, experiments });
    expect(problemsOf(scenario, three).filter((one) => one.startsWith('R210'))).to.deep.equal([
      'R210 api has 3 containers, and none is #4',
    ]);
  });
});

describe('a name that is looked up', () => {
  const probing = (network?: string) =>
    describeScenario({
      probes: { apiHealth: http(api, '/health'), names: dns(api, network === undefined ? {} : { network }) },
      experiments: {
        a: { fault: crash(api), recovery: '20s', after: [expectThat(api).recovers({ within: 'predicted' })] },
      },
    });

  it('is looked up in a network of its service', () => {
    expect(planOf(probing('default')).probes.names).to.include({ network: 'default', rate: 2 });
    expect(problemsOf(probing('back'))).to.deep.equal([
      "R212 api is not on a network 'back', so its name cannot be looked up there",
    ]);
  });

  it('needs a service that is on a network at all', () => {
    const alone = [service('api', { networks: [] }), ...services.slice(1)];
    expect(problemsOf(probing(), alone)).to.deep.equal([
      'R212 api is on no network of the stack, so its name cannot be looked up there',
    ]);
  });
});
