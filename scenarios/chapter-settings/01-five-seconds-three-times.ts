/** Question 1 with 5s and three retries: 10 to 15 s. */
import { defineScenario, expect, flipHealth, http, restart } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const rng = http(api, '/rng?uncounted', { rate: '10/s' });

export default defineScenario({
  title: 'How long is a broken numbers-api called healthy, with 5s and three retries?',
  stack: numbers.override({ 'numbers-api': { healthcheck: { interval: '5s', retries: 3 } } }),
  probes: { rng },
  experiments: {
    'the fourth call': {
      fault: flipHealth(api, { by: { requests: '/rng', times: 4 } }),
      hold: '20s',
      then: restart(api),
      recovery: '14s',
      during: [expect(api).isDetected({ by: 'engine', within: 'predicted' })],
      after: [expect(rng).recovers({ within: '3s' })],
    },
  },
});
