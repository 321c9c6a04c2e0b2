/** What if DNS fails? The API no longer finds one name, and everything else works. */
import { breakDependency, defineScenario, expect, http } from 'resilience';
import { api, cache, shop } from '../../stacks/shop/stack.ts';

const stock = http(api, '/stock', { rate: '20/s' });
const answered = http(api, '/stock', { status: [200, 503], within: '1s', rate: '20/s' });
const home = http(api, '/', { rate: '20/s' });

export default defineScenario({
  title: 'The API finds no cache, and says so at once',
  stack: shop,
  probes: { stock, answered, home },
  experiments: {
    'the name of the cache is not found': {
      fault: breakDependency({ from: api, to: cache, by: 'wrong-name' }),
      hold: '6s',
      recovery: '10s',
      during: [expect(stock).failsWithin('1s'), expect(answered).isUnaffected(), expect(home).isUnaffected()],
      after: [expect(stock).recovers({ within: '2s' })],
    },
  },
});
