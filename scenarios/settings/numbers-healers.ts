/** Who brings a broken API back, and how soon: nobody, a check that ends the process, a sidecar: for `resilience compare`. */
import { defineScenario, expect, flipHealth, http, type Variants } from 'resilience';
import { numbers } from '../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const rng = http(api, '/rng?uncounted', { rate: '20/s' });

export const variants: Variants = {
  nobody: {},
  'a restart policy': numbers.heal({ 'numbers-api': 'restart-policy' }),
  'a check that ends the process': numbers.heal({ 'numbers-api': 'exit-on-unhealthy' }),
  'a sidecar': numbers.heal({ 'numbers-api': 'sidecar' }),
};

export default defineScenario({
  title: 'Who heals an API that is merely unhealthy, and how soon?',
  stack: numbers.override({ 'numbers-api': { healthcheck: { interval: '1s', timeout: '1s', retries: 2 } } }),
  probes: { rng },
  experiments: {
    'its own bug': {
      fault: flipHealth(api, { by: { requests: '/rng', times: 4 } }),
      baseline: '2s',
      hold: '14s',
      recovery: '3s',
      during: [expect(api).isDetected({ by: 'engine', within: 'predicted' })],
    },
  },
});
