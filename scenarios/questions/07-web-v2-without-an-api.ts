/** Question 7: what does numbers-web v2 do with no API and no policy? Curl ends it with 6, no such host. */
import { defineScenario, expect, http, recreate, remove } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const web = numbers.service('numbers-web');
const page = http(web, '/', { rate: '20/s' });

export default defineScenario({
  title: 'What does numbers-web v2 do when it starts without its API?',
  stack: numbers.with({ WEB_VERSION: 'v2', WEB_RESTART: 'no' }),
  probes: { page },
  experiments: {
    'a start without the API': {
      fault: remove(web, api),
      hold: '2s',
      then: recreate(web),
      recovery: '8s',
      during: [expect(page).failsWithin('2s')],
      after: [expect(page).doesNotRecover().because('curl cannot find the name, and its code 6 ends the container')],
    },
  },
});
