/** Does my health check notice a hang, and when? */
import { defineScenario, expect, hang, http } from 'resilience';
import { api, shop } from '../../stacks/shop/stack.ts';

const home = http(api, '/', { rate: '20/s' });

export default defineScenario({
  title: 'A hang of the API is noticed by its health check',
  stack: shop,
  probes: { home },
  experiments: {
    'the API hangs': {
      fault: hang(api),
      hold: '12s',
      recovery: '12s',
      during: [
        expect(home).failsWithin('2s'),
        expect(api).isDetected({ by: 'engine', within: 'predicted' }),
        expect(api).doesNotRecover().because('plain Docker restarts nothing that is merely unhealthy'),
      ],
      after: [expect(home).recovers({ within: '2s' }), expect(api).recovers({ within: 'predicted' })],
    },
  },
});
