/** Which health settings notice the API's bug soonest, and what they cost: for `resilience compare`. */
import { defineScenario, expect, flipHealth, http, type Variants } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const rng = http(api, '/rng?uncounted', { rate: '20/s' });

export const variants: Variants = {
  'one second, once': numbers.override({
    'numbers-api': { healthcheck: { interval: '1s', timeout: '1s', retries: 1 } },
  }),
  'one second, twice': numbers.override({
    'numbers-api': { healthcheck: { interval: '1s', timeout: '1s', retries: 2 } },
  }),
};

export default defineScenario({
  title: 'Which health settings notice the bug soonest?',
  stack: numbers,
  probes: { rng },
  experiments: {
    'its own bug': {
      fault: flipHealth(api, { by: { requests: '/rng', times: 4 } }),
      baseline: '2s',
      hold: '6s',
      recovery: '1s',
      during: [expect(api).isDetected({ by: 'engine', within: 'predicted' })],
    },
  },
});
