/** One of two replicas dies: whom does the resolver still name, and who brings it back? */
import { crash, defineScenario, dns, expect, http } from 'resilience';
import { api, proxy, shop } from '../../stacks/shop/stack.ts';

const home = http(proxy, '/', { rate: '20/s', within: '2s' });
/** Good while two addresses are named: one for each replica. */
const names = dns(api, { every: '200ms' });

export default defineScenario({
  title: 'One of two APIs dies for good, and its name no longer leads there',
  stack: shop.with({ API_RESTART: 'no' }).scale({ api: 2 }),
  probes: { home, names },
  experiments: {
    'one of two dies': {
      fault: crash(api, { replica: 2 }),
      recovery: '10s',
      after: [
        expect(names).failsWithin('2s').because('one address is left'),
        expect(names).doesNotRecover().because('without a policy nothing starts it, and nobody counts replicas'),
        expect(home).staysAvailable({ atLeast: '98%' }),
      ],
    },
  },
});
