/** Does the proxy retry? While one of two replicas is down, nobody should notice. */
import { crash, defineScenario, expect, http } from 'resilience';
import { api, proxy, shop } from '../../stacks/shop/stack.ts';

const home = http(proxy, '/', { rate: '50/s', within: '2s' });

export default defineScenario({
  title: 'The proxy hides that one of two APIs is gone',
  stack: shop.with({ API_RESTART: 'no' }).scale({ api: 2 }),
  probes: { home },
  experiments: {
    'one of two crashes': {
      fault: crash(api, { replica: 2 }),
      recovery: '12s',
      after: [
        expect(home).staysAvailable({ atLeast: '99%' }).because('only what was under way can be lost'),
        expect(home).recovers({ within: '2s' }),
        expect(api).doesNotRecover().because('this stack has no restart policy for it'),
      ],
    },
  },
});
