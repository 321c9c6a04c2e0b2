/** Question 4, the other way: what does a health check do that ends the process when it fails? With restart: always it heals within one check and a start. */
import { defineScenario, expect, flipHealth, http } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const rng = http(api, '/rng?uncounted', { rate: '20/s' });

export default defineScenario({
  title: 'What does a health check make of it that ends the process itself?',
  stack: numbers.with({ API_RESTART: 'always' }).override({
    'numbers-api': {
      healthcheck: {
        test: ['CMD-SHELL', 'node http-check/main.ts -u http://localhost/health || kill 1'],
        interval: '2s',
      },
    },
  }),
  probes: { rng },
  experiments: {
    'a check that kills': {
      fault: flipHealth(api, { by: { requests: '/rng', times: 4 } }),
      hold: '12s',
      recovery: '6s',
      during: [
        expect(api)
          .restarts({ atLeast: 1, atMost: 1 })
          .because('the first failed check ends the process, and always starts it'),
        expect(rng).recovers({ within: '6s' }),
      ],
    },
  },
});
