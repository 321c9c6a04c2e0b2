/** Is my data in a volume at all? A database that is made anew must have what was acknowledged before. */
import { defineScenario, expect, http, remove, writes } from 'resilience';
import { api, db, shop } from '../../stacks/shop/stack.ts';

const orders = http(api, '/orders', { rate: '5/s', within: '2s' });
const placed = writes(api, { create: { method: 'PUT', path: '/orders/{id}', body: 'one' }, read: '/orders' });

export default defineScenario({
  title: 'A new container of the database has the old orders',
  stack: shop,
  probes: { orders },
  load: { placed },
  experiments: {
    'a new container': {
      fault: remove(db),
      hold: '3s',
      recovery: '16s',
      during: [expect(orders).failsWithin('2s')],
      after: [expect(orders).recovers({ within: '8s' }), expect(placed).keepsData()],
    },
  },
});
