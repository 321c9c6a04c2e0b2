/** I want it in CI, red only for what is new: a weakness that we know of is reported, and fails nothing. */
import { crash, defineScenario, expect, http } from 'resilience';
import { api, proxy, shop } from '../../stacks/shop/stack.ts';

const home = http(proxy, '/', { rate: '20/s', within: '2s' });

export default defineScenario({
  title: 'A crash of the only API costs seconds, not more',
  stack: shop,
  probes: { home },
  experiments: {
    'the API crashes': {
      fault: crash(api),
      recovery: '12s',
      after: [
        expect(home).recovers({ within: '5s' }),
        expect(api).restarts({ atLeast: 1, atMost: 1 }),
        expect(home).isUnaffected().known('there is only one API yet', '2026-11'),
      ],
    },
  },
});
