/** Why did nothing restart it after `docker kill`? Because a kill through the engine cancels every restart policy. */
import { defineScenario, expect, http, kill, start } from 'resilience';
import { api, shop } from '../../stacks/shop/stack.ts';

const home = http(api, '/', { rate: '20/s' });

export default defineScenario({
  title: 'A kill through the engine cancels even `always`',
  stack: shop.with({ API_RESTART: 'always' }),
  probes: { home },
  experiments: {
    'killed, and started by hand': {
      fault: kill(api),
      hold: '8s',
      then: start(api),
      recovery: '12s',
      during: [expect(home).doesNotRecover(), expect(api).restarts({ atLeast: 0, atMost: 0 })],
      after: [expect(home).recovers({ within: '3s' })],
    },
  },
});
