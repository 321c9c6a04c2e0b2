/** Which restart policy? `on-failure` does not answer a process that leaves with 0; `resilience compare` says what each gains. */
import { defineScenario, exit, expect, http, type Variants } from 'resilience';
import { api, shop } from '../../stacks/shop/stack.ts';

const home = http(api, '/', { rate: '20/s' });

export default defineScenario({
  title: 'The API leaves with 0, and its policy decides whether it comes back',
  stack: shop,
  probes: { home },
  experiments: {
    'it leaves with 0': {
      fault: exit(api, { code: 0, by: { exec: ['sh', '-c', 'kill -TERM 1'] } }),
      recovery: '12s',
      after: [
        expect(api).isDetected({ by: 'engine', within: '2s' }),
        expect(api).restarts({ atLeast: 0, atMost: 0 }),
        expect(home).doesNotRecover().because('on-failure starts nothing again that left with 0'),
      ],
    },
  },
});

export const variants: Variants = {
  'on-failure': {},
  always: shop.with({ API_RESTART: 'always' }),
  'unless-stopped': shop.with({ API_RESTART: 'unless-stopped' }),
};
