/** Which health check interval? `resilience compare` measures how much later a longer one notices, and what a shorter one costs. */
import { defineScenario, expect, hang, http, type Variants } from 'resilience';
import { api, shop } from '../../stacks/shop/stack.ts';

const home = http(api, '/', { rate: '20/s' });

export default defineScenario({
  title: 'How soon a hang of the API is noticed',
  stack: shop,
  probes: { home },
  experiments: {
    'the API hangs': {
      fault: hang(api),
      hold: '16s',
      recovery: '20s',
      during: [expect(api).isDetected({ by: 'engine', within: '15s' })],
      after: [expect(home).recovers({ within: '2s' })],
    },
  },
});

export const variants: Variants = {
  'every second': shop.override({ api: { healthcheck: { interval: '1s' } } }),
  'every 2 s': {},
  'every 5 s': shop.override({ api: { healthcheck: { interval: '5s' } } }),
};
