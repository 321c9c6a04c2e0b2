/** Question 1: how long is a broken numbers-api called healthy? With the chapter's 5s/1s/2: 5 to 10 s, and every call fails meanwhile. */
import { defineScenario, expect, flipHealth, http, restart } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');

/** What users call; asked so that it spends none of the three good answers. */
const rng = http(api, '/rng?uncounted', { rate: '20/s' });

export default defineScenario({
  title: 'How long is a broken numbers-api called healthy?',
  stack: numbers,
  probes: { rng },
  experiments: {
    'the fourth call': {
      fault: flipHealth(api, { by: { requests: '/rng', times: 4 } }),
      hold: '14s',
      then: restart(api),
      recovery: '14s',
      during: [
        expect(api)
          .isDetected({ by: 'engine', within: 'predicted' })
          .because('two checks in a row must fail, 5 s apart'),
        expect(rng).failsWithin('1s'),
        expect(rng).doesNotRecover(),
      ],
      after: [expect(rng).recovers({ within: '3s' })],
    },
  },
});
