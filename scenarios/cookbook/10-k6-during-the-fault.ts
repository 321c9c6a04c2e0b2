/** How do I run my k6 script through the fault, and judge its thresholds too? */
import { crash, defineScenario, expect, http, k6 } from 'resilience';
import { api, proxy, shop } from '../../stacks/shop/stack.ts';

const home = http(proxy, '/', { rate: '20/s', within: '2s' });
/** Its thresholds become expectations by themselves. It must last longer than the experiment. */
const shoppers = k6(import.meta, 'shoppers.js', { environment: { SHOP: 'http://proxy' } });

export default defineScenario({
  title: 'Shoppers hardly notice that one of two APIs crashes',
  stack: shop.scale({ api: 2 }),
  probes: { home },
  load: { shoppers },
  experiments: {
    'one of two crashes': {
      fault: crash(api, { replica: 2 }),
      recovery: '10s',
      after: [expect(home).staysAvailable({ atLeast: '98%' })],
    },
  },
});
