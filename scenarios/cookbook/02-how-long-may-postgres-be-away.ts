/** How long may PostgreSQL be away? The longest absence after which orders come back by themselves, and in time. */
import { type DurationText, defineScenario, expect, type HeldExperiment, http, postgres, stop } from 'resilience';
import { api, db, shop } from '../../stacks/shop/stack.ts';

const orders = http(api, '/orders', { rate: '10/s', within: '2s' });
const home = http(api, '/', { rate: '10/s' });
/** The database by itself, in its own protocol: it may be back long before the API has noticed. */
const ledger = postgres(db);

const away = (hold: DurationText): HeldExperiment => ({
  fault: stop(db),
  hold,
  recovery: '12s',
  during: [expect(orders).failsWithin('3s'), expect(home).isUnaffected()],
  after: [expect(ledger).recovers({ within: '3s' }), expect(orders).recovers({ within: '4s' })],
});

export default defineScenario({
  title: 'Orders come back within 4 s, however long PostgreSQL was away',
  stack: shop,
  probes: { orders, home, ledger },
  experiments: { 'away for 5 s': away('5s'), 'away for 15 s': away('15s'), 'away for a minute': away('60s') },
});
