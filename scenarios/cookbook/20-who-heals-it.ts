/** Who heals what is unhealthy? Plain Docker does not; `resilience compare` says what a healer gains. */
import { defineScenario, expect, hang, http, restart, type Variants } from 'resilience';
import { api, shop } from '../../stacks/shop/stack.ts';

const home = http(api, '/', { rate: '20/s' });

export default defineScenario({
  title: 'Nothing heals an API that hangs',
  stack: shop,
  probes: { home },
  experiments: {
    'it hangs': {
      fault: hang(api),
      hold: '14s',
      then: restart(api),
      recovery: '14s',
      during: [expect(api).isDetected({ by: 'engine', within: 'predicted' }), expect(api).doesNotRecover()],
      after: [expect(home).recovers({ within: '3s' }), expect(api).recovers({ within: 'predicted' })],
    },
  },
});

export const variants: Variants = { 'as it is': {}, 'a sidecar': shop.heal({ api: 'sidecar' }) };
