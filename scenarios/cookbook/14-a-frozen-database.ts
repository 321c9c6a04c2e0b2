/** What if the database freezes for some seconds, as in a snapshot or a live migration? */
import { defineScenario, expect, http, pause } from 'resilience';
import { api, db, shop } from '../../stacks/shop/stack.ts';

const orders = http(api, '/orders', { rate: '10/s', within: '2s' });
const home = http(api, '/', { rate: '10/s' });

export default defineScenario({
  title: 'A database that freezes for 5 s costs these, and little more',
  stack: shop,
  probes: { orders, home },
  experiments: {
    'a freeze of 5 s': {
      fault: pause(db),
      hold: '5s',
      recovery: '12s',
      during: [expect(orders).failsWithin('3s'), expect(home).isUnaffected()],
      after: [expect(orders).recovers({ within: '3s' })],
    },
  },
});
