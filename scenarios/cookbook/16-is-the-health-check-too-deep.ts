/** Does my health check ask too much? One that asks the cache calls the API unhealthy although its page works. */
import { defineScenario, expect, http, stop } from 'resilience';
import { api, cache, shop } from '../../stacks/shop/stack.ts';

const home = http(api, '/', { rate: '20/s' });

export default defineScenario({
  title: 'A health check that asks the cache condemns an API that works',
  stack: shop.with({ API_HEALTH_PATH: 'ready' }),
  probes: { home },
  experiments: {
    'the cache is stopped': {
      fault: stop(cache),
      hold: '10s',
      recovery: '12s',
      during: [
        expect(api).isDetected({ by: 'engine', within: '9s' }).because('its check asks the cache too'),
        expect(home).isUnaffected().because('the page needs no cache'),
      ],
      after: [expect(api).recovers({ within: '5s' })],
    },
  },
});
