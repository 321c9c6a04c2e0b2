/** My API must answer within a second while Redis is down, if only with 503. */
import { defineScenario, expect, hang, http, stop } from 'resilience';
import { api, cache, shop } from '../../stacks/shop/stack.ts';

/** Good is whatever comes in time: the stock, or 503. A probe must be good before the fault too, so both stand here. */
const answered = http(api, '/stock', { status: [200, 503], within: '1s', rate: '20/s' });
const stock = http(api, '/stock', { rate: '20/s' });

export default defineScenario({
  title: 'The API answers within a second while Redis is down',
  stack: shop,
  probes: { answered, stock },
  experiments: {
    'Redis is stopped': {
      fault: stop(cache),
      hold: '6s',
      recovery: '12s',
      during: [expect(answered).isUnaffected(), expect(stock).failsWithin('1s')],
      after: [expect(stock).recovers({ within: '5s' })],
    },
    'Redis hangs': {
      fault: hang(cache),
      hold: '6s',
      recovery: '12s',
      during: [expect(answered).isUnaffected(), expect(stock).failsWithin('1s')],
      after: [expect(stock).recovers({ within: '5s' })],
    },
  },
});
