/** What the chapter's health settings buy and cost, beside the engine's defaults and the quickest sensible ones: for `resilience compare`. */
import { defineScenario, expect, flipHealth, http, type Variants } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const rng = http(api, '/rng?uncounted', { rate: '20/s' });

const checks = (interval: '1s' | '30s', timeout: '1s' | '30s', retries: number) =>
  numbers.override({ 'numbers-api': { healthcheck: { interval, timeout, retries } } });

export const variants: Variants = {
  'the chapter (5s/1s/2)': {},
  'the defaults (30s/30s/3)': checks('30s', '30s', 3),
  'the quickest (1s/1s/1)': checks('1s', '1s', 1),
};

export default defineScenario({
  title: 'Which health settings notice a broken API, and at what price?',
  stack: numbers,
  probes: { rng },
  experiments: {
    'its own bug': {
      fault: flipHealth(api, { by: { requests: '/rng', times: 4 } }),
      baseline: '2s',
      // Three checks of the slowest variant, and the time of a fourth.
      hold: '95s',
      recovery: '5s',
      during: [expect(api).isDetected({ by: 'engine', within: 'predicted' })],
    },
  },
});
