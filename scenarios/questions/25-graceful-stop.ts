/** Question 25: how long does a stop take? A program that handles SIGTERM ends at once; behind a shell it takes the whole 10 s and a SIGKILL. */
import { defineScenario, expect, http, stop } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const web = numbers.service('numbers-web');
const health = http(api, '/health', { rate: '20/s' });
const page = http(web, '/', { rate: '20/s' });

export default defineScenario({
  title: 'How long does docker stop take?',
  stack: numbers.with({ WEB_SHELL_STAYS: 'true', WEB_START_CHECK_URL: 'http://numbers-api/health' }),
  probes: { health, page },
  experiments: {
    'the program is PID 1': {
      fault: stop(api),
      hold: '3s',
      recovery: '14s',
      during: [expect(health).failsWithin('1s')],
      after: [expect(health).recovers({ within: '3s' })],
    },
    'a shell is PID 1': {
      fault: stop(web),
      hold: '12s',
      recovery: '15s',
      during: [
        expect(page)
          .failsWithin('11s')
          .because(
            'the shell passes no SIGTERM on, so the page is served through the grace of 10 s, and the code is 137',
          ),
      ],
      after: [expect(page).recovers({ within: '4s' })],
    },
  },
});
