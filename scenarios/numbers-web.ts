/** Question 8: how many starts of web does the API's health last? Three: each start check spends a good answer, and the fourth breaks the API for good. */
import { crash, defineScenario, expect, http } from 'resilience';
import { numbers } from '../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const web = numbers.service('numbers-web');

const webPage = http(web, '/');
const apiHealth = http(api, '/health');

export default defineScenario({
  title: 'How many starts of web does the health of the API last?',
  stack: numbers,
  probes: { webPage, apiHealth },

  experiments: {
    'the second start': {
      fault: crash(web),
      recovery: '20s',
      after: [
        expect(web).restarts({ atLeast: 1, atMost: 1, backOff: 'predicted' }),
        expect(web).recovers({ within: 'predicted' }),
        expect(webPage).recovers({ within: 'predicted' }),
        expect(apiHealth).isUnaffected().because('the check is one good answer, and two are left'),
      ],
    },

    'the third start': {
      fault: crash(web),
      recovery: '20s',
      after: [
        expect(web).restarts({ atLeast: 1, atMost: 1, backOff: 'predicted' }),
        expect(webPage).recovers({ within: 'predicted' }),
        expect(apiHealth).isUnaffected().because('the check spends the last good answer'),
      ],
    },

    'the fourth start': {
      fault: crash(web),
      recovery: '30s',
      after: [
        expect(apiHealth).failsWithin('3s').because('the check is the fourth call, and that breaks the API for good'),
        expect(api).isDetected({ by: 'engine', within: '14s' }),
        expect(apiHealth).doesNotRecover().because('nothing on this engine restarts what is merely unhealthy'),
        expect(web)
          .restarts({ atLeast: 5, backOff: 'predicted' })
          .because('the check fails at every start from now on'),
        expect(webPage).doesNotRecover().because('nothing heals the API, so the page never starts again'),
      ],
    },
  },
});
