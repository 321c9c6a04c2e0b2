/** Nobody may lose a write: whatever was acknowledged is there after the database's crash. */
import { crash, defineScenario, expect, http, writes } from 'resilience';
import { api, db, shop } from '../../stacks/shop/stack.ts';

const orders = http(api, '/orders', { rate: '5/s', within: '2s' });
/** `{id}` becomes an id of each write's own; GET /orders lists all that are there. */
const placed = writes(api, { create: { method: 'PUT', path: '/orders/{id}', body: 'one' }, read: '/orders' });

export default defineScenario({
  title: 'No acknowledged order is lost in a crash of the database',
  stack: shop,
  probes: { orders },
  load: { placed },
  experiments: {
    'the database crashes': {
      fault: crash(db),
      recovery: '14s',
      after: [
        expect(orders).failsWithin('2s'),
        expect(orders).recovers({ within: '6s' }),
        expect(placed).keepsData().because('PostgreSQL acknowledges a commit after it is on disk'),
      ],
    },
  },
});
