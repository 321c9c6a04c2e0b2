/** Question 2: what does numbers-api v1 report? Nothing: without a health check only its users see the 500s. */
import { defineScenario, expect, http, misbehave } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const rng = http(api, '/rng?uncounted', { rate: '20/s' });

export default defineScenario({
  title: 'What does numbers-api v1, which has no health check, report when it is broken?',
  stack: numbers.with({ API_VERSION: 'v1' }),
  probes: { rng },
  experiments: {
    'the fourth call': {
      fault: misbehave(api, { as: 'is broken by its fourth call', by: { requests: '/rng', times: 4 } }),
      hold: '15s',
      recovery: '14s',
      during: [
        expect(api).isNotDetected({ by: 'engine' }).because('nothing checks it, so it stays up'),
        expect(rng).failsWithin('1s'),
        expect(rng).doesNotRecover(),
      ],
      after: [expect(rng).recovers({ within: '3s' }).because('the restart at the end brings three more good answers')],
    },
  },
});
