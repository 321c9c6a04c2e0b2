/** Question 5: which death triggers on-failure? An exit from inside and a SIGKILL from the host do; docker kill and docker stop do not. */
import { crash, defineScenario, exit, expect, http, kill, stop } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const web = numbers.service('numbers-web');
const page = http(web, '/', { rate: '20/s' });

export default defineScenario({
  title: 'Which death does restart: on-failure answer?',
  // The start check asks for /health, so that starts spend none of the API's good answers.
  stack: numbers.with({
    WEB_START_CHECK_URL: 'http://numbers-api/health',
    ADDITIONS: 'click,uncounted,instance,control',
  }),
  probes: { page },
  experiments: {
    'exit 3 from inside': {
      fault: exit(web, { code: 3, by: { route: '/control/exit?code=3' } }),
      recovery: '15s',
      after: [
        expect(web).restarts({ atLeast: 1, atMost: 1, backOff: 'predicted' }),
        expect(page).recovers({ within: '4s' }),
      ],
    },
    'SIGKILL from the host': {
      fault: crash(web),
      recovery: '15s',
      after: [
        expect(web).restarts({ atLeast: 1, atMost: 1, backOff: 'predicted' }),
        expect(page).recovers({ within: '4s' }),
      ],
    },
    'docker kill': {
      fault: kill(web),
      recovery: '6s',
      after: [
        expect(web).restarts({ atLeast: 0, atMost: 0 }).because('the engine’s own kill cancels the policy'),
        expect(page).doesNotRecover(),
      ],
    },
    'docker stop': {
      fault: stop(web),
      hold: '6s',
      recovery: '15s',
      during: [expect(web).restarts({ atLeast: 0, atMost: 0 }), expect(page).doesNotRecover()],
      after: [expect(page).recovers({ within: '4s' })],
    },
  },
});
