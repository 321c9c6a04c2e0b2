/** Scenarios as tests of mocha: one that holds, and one that does not. */
import { crash, defineScenario, defineStack, expect, http } from 'resilience';
import { scenario } from 'resilience/mocha';

const shop = defineStack({ dirname: process.cwd() }, { compose: 'compose.yaml', services: { api: { port: 80 } } });
const orders = http(shop.service('api'), '/orders');
const crashed = (within: '5s' | '1ms') =>
  defineScenario({
    title: `the API is back within ${within}`,
    stack: shop,
    probes: { orders },
    fresh: 'never',
    experiments: {
      'a crash': {
        fault: crash(shop.service('api')),
        baseline: '1s',
        recovery: '11s',
        after: [expect(orders).recovers({ within })],
      },
    },
  });

describe('the shop', () => {
  scenario(crashed('5s'), { reports: 'reports/tests' });
  scenario(crashed('1ms'), { reports: 'reports/tests' });
});
