/** Variants as a scenario file writes them: of a changed stack only the changes count. */
import { expect } from 'chai';
import { crash, defineScenario, defineStack, expect as expectThat, http } from '../../harness/index.ts';

const shop = defineStack(
  { dirname: '/somewhere/shop' },
  { compose: 'compose.yaml', services: { api: { port: 80 }, db: {} }, variables: { API_RESTART: 'no', DB: 'a' } },
);

const scenarioOf = (stack: Parameters<typeof defineScenario>[0]['stack']) => {
  const api = shop.service('api');
  const page = http(api, '/');
  return defineScenario({
    title: 't',
    stack,
    probes: { page },
    experiments: {
      'a crash': { fault: crash(api), recovery: '5s', after: [expectThat(page).recovers({ within: '2s' })] },
    },
  });
};

describe('a changed stack', () => {
  it('knows what was changed since it was defined, and nothing else', () => {
    expect(shop.changes).to.deep.equal({});
    const changed = shop
      .with({ API_RESTART: 'always' })
      .override({ api: { healthcheck: { interval: '1s' } } })
      .override({ api: { healthcheck: { retries: 1 } } })
      .scale({ db: 2 })
      .heal({ api: 'sidecar' })
      .merge('compose.fast.yaml')
      .at('v1');
    expect(changed.changes).to.deep.equal({
      variables: { API_RESTART: 'always' },
      overrides: { api: { healthcheck: { interval: '1s', retries: 1 } }, db: { scale: 2 } },
      healers: { api: 'sidecar' },
      files: ['compose.fast.yaml'],
      revision: 'v1',
    });
  });

  it('leaves the stack it came from as it was', () => {
    shop.with({ DB: 'b' });
    expect(shop.changes).to.deep.equal({});
    expect(shop.variables.DB).to.equal('a');
  });

  it("is plain data as a scenario's own", () => {
    const { stack } = scenarioOf(shop.merge('compose.fast.yaml'));
    expect(stack.compose).to.deep.equal(['compose.yaml', 'compose.fast.yaml']);
    expect(stack).to.not.have.property('changes');
  });

  it("cannot be healed or be of another revision as a scenario's own", () => {
    for (const stack of [shop.heal({ api: 'sidecar' }), shop.at('v1')]) {
      expect(() => scenarioOf(stack)).to.throw(/R108: heal\(\) and at\(\) make variants/);
    }
  });
});
