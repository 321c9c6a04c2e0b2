/** Question 7: what does numbers-web v3 do with no API and no policy? HttpCheck ends it with 1. */
import { defineScenario, expect, http, recreate, remove } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const web = numbers.service('numbers-web');
const page = http(web, '/', { rate: '20/s' });

export default defineScenario({
  title: 'What does numbers-web v3 do when it starts without its API?',
  stack: numbers.with({ WEB_VERSION: 'v3', WEB_RESTART: 'no' }),
  probes: { page },
  experiments: {
    'a start without the API': {
      fault: remove(web, api),
      hold: '2s',
      then: recreate(web),
      recovery: '8s',
      during: [expect(page).failsWithin('2s')],
      after: [expect(page).doesNotRecover().because('HttpCheck fails, and nothing starts the container again')],
    },
  },
});
