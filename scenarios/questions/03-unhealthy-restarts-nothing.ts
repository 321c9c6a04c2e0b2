/** Question 3: does a restart policy ever fire on unhealthy? Never, `always` included. */
import { defineScenario, expect, flipHealth, http } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const rng = http(api, '/rng?uncounted', { rate: '20/s' });

export default defineScenario({
  title: 'Does restart: always ever fire on an unhealthy container?',
  stack: numbers.with({ API_RESTART: 'always' }),
  probes: { rng },
  experiments: {
    'unhealthy for long': {
      fault: flipHealth(api, { by: { requests: '/rng', times: 4 } }),
      hold: '30s',
      recovery: '6s',
      during: [
        expect(api).isDetected({ by: 'engine', within: 'predicted' }),
        expect(api).restarts({ atLeast: 0, atMost: 0 }).because('a policy reacts only to the end of the process'),
        expect(api).doesNotRecover(),
        expect(rng).doesNotRecover(),
      ],
    },
  },
});
