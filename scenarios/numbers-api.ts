/** What the API's health check notices, and what heals it: its own bug, a crash, and a path that breaks. */
import { breakDependency, crash, defineScenario, expect, flipHealth, http, restart } from 'resilience';
import { numbers } from '../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const web = numbers.service('numbers-web');

const apiHealth = http(api, '/health');
const webPage = http(web, '/');
/** A click asks the API; these spend none of its three good answers. */
const webClick = http(web, '/api/number', { rate: '5/s' });

export default defineScenario({
  title: 'numbers-api: what its health check notices, and what heals it',
  stack: numbers.with({ API_RESTART: 'on-failure' }),
  probes: { apiHealth, webPage, webClick },

  experiments: {
    'its own bug': {
      fault: flipHealth(api, { by: { requests: '/rng', times: 4 } }),
      hold: '25s',
      then: restart(api),
      recovery: '15s',
      during: [
        expect(api).isDetected({ by: 'engine', within: 'predicted' }),
        expect(api).doesNotRecover().because('plain Docker restarts nothing that is merely unhealthy'),
        expect(webPage).isUnaffected(),
      ],
      after: [expect(apiHealth).recovers({ within: '3s' }), expect(api).recovers({ within: 'predicted' })],
    },

    'a crash': {
      fault: crash(api),
      recovery: '20s',
      after: [expect(apiHealth).recovers({ within: '2s' }), expect(api).recovers({ within: 'predicted' })],
    },

    'no way to the API': {
      fault: breakDependency({ from: web, to: api }),
      hold: '10s',
      recovery: '14s',
      during: [expect(web).isNotDetected({ by: 'engine' }).because("the page's health check looks only at itself")],
      after: [expect(webClick).recovers({ within: '3s' })],
    },
  },
});
