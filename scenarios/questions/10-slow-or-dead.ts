/** Question 10: which checks notice that the API is slow? HttpCheck does above 300 ms, though every answer is a 200. */
import { defineScenario, expect, http, misbehave } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const rng = http(api, '/rng?uncounted', { rate: '20/s', within: '2s' });

const slow = (ms: number) =>
  misbehave(api, {
    as: `takes ${ms} ms longer for every answer`,
    by: { route: { start: `/control/slow?ms=${ms}`, end: '/control/slow?ms=0' } },
  });

export default defineScenario({
  title: 'Slow or dead: from which delay on does the health check notice?',
  stack: numbers.with({ ADDITIONS: 'click,uncounted,instance,control' }),
  probes: { rng },
  experiments: {
    '100 ms slower': {
      fault: slow(100),
      hold: '14s',
      recovery: '2s',
      during: [expect(api).isNotDetected({ by: 'engine' }).because('300 ms are allowed'), expect(rng).isUnaffected()],
    },
    '500 ms slower': {
      fault: slow(500),
      hold: '14s',
      recovery: '14s',
      during: [
        expect(api).isDetected({ by: 'engine', within: '12s' }).because('a 200 after 300 ms is a failure to HttpCheck'),
        expect(rng).isUnaffected().because('users wait two seconds, and get their number'),
      ],
      after: [expect(api).recovers({ within: '8s' })],
    },
  },
});
