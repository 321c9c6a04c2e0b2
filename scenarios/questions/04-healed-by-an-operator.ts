/** Question 4: what heals an unhealthy numbers-api? An operator's restart does: good answers at once, healthy after one interval. */
import { defineScenario, expect, flipHealth, http, restart } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const rng = http(api, '/rng?uncounted', { rate: '20/s' });

export default defineScenario({
  title: 'What does an operator’s restart make of an unhealthy numbers-api?',
  stack: numbers,
  probes: { rng },
  experiments: {
    'a restart by hand': {
      fault: flipHealth(api, { by: { requests: '/rng', times: 4 } }),
      hold: '13s',
      then: restart(api),
      recovery: '15s',
      during: [expect(api).isDetected({ by: 'engine', within: 'predicted' })],
      after: [
        expect(rng).recovers({ within: '3s' }).because('a new process has three good answers again'),
        expect(api).recovers({ within: 'predicted' }).because('its first check comes one interval after the start'),
      ],
    },
  },
});
