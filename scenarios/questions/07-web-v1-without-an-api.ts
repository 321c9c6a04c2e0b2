/** Question 7: what does numbers-web v1 do with no API and no policy? It starts, its page is good, and every click fails. */
import { defineScenario, expect, http, recreate, remove } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const web = numbers.service('numbers-web');
const page = http(web, '/', { rate: '20/s' });
const click = http(web, '/api/number', { rate: '5/s' });

export default defineScenario({
  title: 'What does numbers-web v1 do when it starts without its API?',
  stack: numbers.with({ WEB_VERSION: 'v1', WEB_RESTART: 'no' }),
  probes: { page, click },
  experiments: {
    'a start without the API': {
      fault: remove(web, api),
      hold: '2s',
      then: recreate(web),
      recovery: '15s',
      during: [expect(page).failsWithin('2s')],
      after: [
        expect(page).recovers({ within: '4s' }).because('v1 checks nothing at its start'),
        expect(click).doesNotRecover().because('there is no API to ask'),
      ],
    },
  },
});
