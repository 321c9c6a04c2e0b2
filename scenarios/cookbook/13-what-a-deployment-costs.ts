/** What does a deployment cost my users? A restart in place, and a new container. */
import { defineScenario, expect, http, remove, restart } from 'resilience';
import { api, proxy, shop } from '../../stacks/shop/stack.ts';

const home = http(proxy, '/', { rate: '50/s', within: '2s' });

export default defineScenario({
  title: 'A deployment of the API costs a few seconds',
  stack: shop,
  probes: { home },
  experiments: {
    'restarted in place': { fault: restart(api), recovery: '12s', after: [expect(home).recovers({ within: '5s' })] },
    'a new container': {
      fault: remove(api),
      hold: '1s',
      recovery: '14s',
      after: [expect(home).recovers({ within: '6s' })],
    },
  },
});
