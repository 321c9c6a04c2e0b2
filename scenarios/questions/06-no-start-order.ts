/** Question 6: what does numbers-web do with no depends_on? It exits, is restarted with growing gaps, and comes up soon after the API has. */
import { defineScenario, expect, http, remove } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const web = numbers.service('numbers-web');
const page = http(web, '/', { rate: '20/s' });

export default defineScenario({
  title: 'What stands in for a start order when the API takes 5 s to start?',
  stack: numbers.with({ API_START_DELAY_MS: '5000', WEB_START_CHECK_URL: 'http://numbers-api/health' }),
  probes: { page },
  experiments: {
    'both come up together': {
      fault: remove(web, api),
      hold: '2s',
      recovery: '25s',
      during: [expect(page).failsWithin('2s')],
      after: [
        expect(web)
          .restarts({ atLeast: 3, backOff: 'predicted' })
          .because('its start check fails until the API listens'),
        expect(page)
          .recovers({ within: '14s' })
          .because('5 s of the API, and at most one back-off step of 3.2 s and a start after it'),
      ],
    },
  },
});
