/** Question 14: does unhealthy go back by itself? One good check is enough, however many bad ones came before. */
import { defineScenario, expect, flipHealth, http } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const rng = http(api, '/rng?uncounted', { rate: '20/s' });

export default defineScenario({
  title: 'Does unhealthy go back to healthy by itself?',
  stack: numbers.with({ ADDITIONS: 'click,uncounted,instance,control' }),
  probes: { rng },
  experiments: {
    'bad for a while, then repaired': {
      fault: flipHealth(api, { by: { route: { fail: '/control/health/fail', pass: '/control/health/pass' } } }),
      hold: '13s',
      recovery: '12s',
      during: [
        expect(api).isDetected({ by: 'engine', within: 'predicted' }),
        expect(rng).isUnaffected().because('only the health answer is bad: a false alarm'),
      ],
      after: [expect(api).recovers({ within: 'predicted' }).because('one good check resets the streak')],
    },
  },
});
