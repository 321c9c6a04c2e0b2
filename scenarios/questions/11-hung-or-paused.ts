/** Question 11: what is seen of a hung process, what of a paused one? The hung one is unhealthy after 7 to 12 s, with an event; the paused one reads unhealthy at once, and no event comes. */
import { defineScenario, expect, hang, http, pause } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const health = http(api, '/health', { rate: '20/s' });

export default defineScenario({
  title: 'What does the engine see of a hung process, and what of a paused container?',
  stack: numbers,
  probes: { health },
  experiments: {
    SIGSTOP: {
      fault: hang(api),
      hold: '15s',
      recovery: '14s',
      during: [
        expect(api)
          .isDetected({ by: 'engine', within: 'predicted' })
          .because('each check runs into its timeout of 1 s, and two must fail'),
        expect(health).failsWithin('2s'),
      ],
      after: [expect(health).recovers({ within: '2s' }), expect(api).recovers({ within: '8s' })],
    },
    'docker pause': {
      fault: pause(api),
      hold: '15s',
      recovery: '13s',
      during: [
        expect(api).isNotDetected({ by: 'engine' }).because('a pause switches the monitor off, and no event comes'),
        expect(health).failsWithin('2s'),
      ],
      after: [expect(health).recovers({ within: '2s' })],
    },
  },
});
