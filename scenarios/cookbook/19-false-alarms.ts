/** Is a healthy service ever called unhealthy? Nothing is done, under load, and nobody may cry out. */
import { defineScenario, expect, http, nothing } from 'resilience';
import { api, shop } from '../../stacks/shop/stack.ts';

const home = http(api, '/', { rate: '50/s' });
/** As a load it is sent, and not judged. */
const traffic = http(api, '/stock', { rate: '100/s' });

export default defineScenario({
  title: 'Under load the API is never called unhealthy',
  stack: shop,
  probes: { home },
  load: { traffic },
  experiments: {
    'left alone': {
      fault: nothing(api),
      recovery: '20s',
      after: [expect(api).isNotDetected({ by: 'engine' }), expect(home).staysAvailable({ atLeast: '99.5%' })],
    },
  },
});
