/** Question 1 with the engine's own defaults, 30s/30s/3: a broken numbers-api v2 is called healthy for 60 to 90 s. */
import { defineScenario, expect, flipHealth, http, restart } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const rng = http(api, '/rng?uncounted', { rate: '10/s' });
const healthcheck = { interval: '30s', timeout: '30s', retries: 3, start_period: '0s' } as const;

export default defineScenario({
  title: 'How long is a broken numbers-api called healthy, with the defaults?',
  stack: numbers.with({ API_VERSION: 'v2' }).override({ 'numbers-api': { healthcheck } }),
  probes: { rng },
  experiments: {
    'the fourth call': {
      fault: flipHealth(api, { by: { requests: '/rng', times: 4 } }),
      hold: '105s',
      then: restart(api),
      recovery: '64s',
      during: [expect(api).isDetected({ by: 'engine', within: 'predicted' }), expect(rng).doesNotRecover()],
      after: [expect(rng).recovers({ within: '3s' }), expect(api).recovers({ within: 'predicted' })],
    },
  },
});
