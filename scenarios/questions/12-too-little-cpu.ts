/** Question 12: how little CPU flips a healthy API? At a thirtieth of a CPU each check times out, while users are still served. */
import { defineScenario, expect, http, limitCpu } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const health = http(api, '/health', { rate: '2/s', within: '4s', connections: 'kept' });

export default defineScenario({
  title: 'How little CPU makes a good API unhealthy?',
  stack: numbers,
  probes: { health },
  experiments: {
    'half a CPU': {
      fault: limitCpu(api, { cpus: 0.5 }),
      hold: '14s',
      recovery: '2s',
      during: [expect(api).isNotDetected({ by: 'engine' }), expect(health).isUnaffected()],
    },
    'a thirtieth of a CPU': {
      fault: limitCpu(api, { cpus: 0.03 }),
      hold: '20s',
      recovery: '14s',
      during: [
        expect(api)
          .isDetected({ by: 'engine', within: '16s' })
          .because('starting its program takes each check longer than its timeout of 1 s'),
        expect(health).staysAvailable({ atLeast: '50%' }).because('an answer takes a millisecond of CPU'),
      ],
      after: [expect(api).recovers({ within: '8s' })],
    },
  },
});
