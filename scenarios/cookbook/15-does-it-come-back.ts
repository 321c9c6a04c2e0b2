/** Does it come back after a crash, by itself and at once? */
import { crash, defineScenario, expect, http } from 'resilience';
import { api, shop } from '../../stacks/shop/stack.ts';

const home = http(api, '/', { rate: '50/s' });

export default defineScenario({
  title: 'The API is started again after a crash',
  stack: shop,
  probes: { home },
  experiments: {
    'a crash': {
      fault: crash(api),
      recovery: '20s',
      after: [
        expect(api).isDetected({ by: 'engine', within: 'predicted' }),
        expect(api).restarts({ atLeast: 1, atMost: 1, backOff: 'predicted' }),
        expect(home).recovers({ within: '4s' }),
        expect(api).recovers({ within: 'predicted' }),
      ],
    },
  },
});
