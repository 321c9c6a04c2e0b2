/** Question 3 for the five minutes it asks for: an unhealthy container with restart: always is not restarted once. */
import { defineScenario, expect, flipHealth, http } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const rng = http(api, '/rng?uncounted', { rate: '5/s' });

export default defineScenario({
  title: 'Does restart: always ever fire on unhealthy, in five minutes?',
  stack: numbers.with({ API_RESTART: 'always' }),
  probes: { rng },
  experiments: {
    'unhealthy for five minutes': {
      fault: flipHealth(api, { by: { requests: '/rng', times: 4 } }),
      hold: '5m',
      recovery: '6s',
      during: [
        expect(api).isDetected({ by: 'engine', within: 'predicted' }),
        expect(api).restarts({ atLeast: 0, atMost: 0 }),
        expect(api).doesNotRecover(),
      ],
    },
  },
});
