/** Question 9: can a probe of the web tier see the API's outage? Its page cannot; a click fails at once. */
import { defineScenario, expect, http, kill } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const web = numbers.service('numbers-web');
const page = http(web, '/', { rate: '20/s' });
const click = http(web, '/api/number', { rate: '10/s' });

export default defineScenario({
  title: 'Can a probe of the web tier see that the API is gone?',
  stack: numbers,
  probes: { page, click },
  experiments: {
    'the API is killed': {
      fault: kill(api),
      recovery: '14s',
      after: [
        expect(page).isUnaffected().because('the page never calls the API'),
        expect(web).isNotDetected({ by: 'engine' }).because('its health check asks only for its own page'),
        expect(click).failsWithin('1s'),
        expect(click).doesNotRecover(),
      ],
    },
  },
});
