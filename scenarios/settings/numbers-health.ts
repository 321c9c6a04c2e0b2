/** What it takes to wait for a second failure before the API is called unhealthy: for `resilience compare`. */
import { defineScenario, expect, flipHealth, http, type Variants } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const rng = http(api, '/rng?uncounted', { rate: '20/s' });

const quick = numbers.override({ 'numbers-api': { healthcheck: { interval: '1s', timeout: '1s', retries: 2 } } });

export const variants: Variants = {
  'two failures': {},
  'one failure': numbers.override({ 'numbers-api': { healthcheck: { retries: 1 } } }),
};

export default defineScenario({
  title: 'What does waiting for a second failure cost?',
  stack: quick,
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
