import { crash, defineScenario, expect, http, restart } from 'resilience';
import { numbers } from '../../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const health = http(api, '/health');
const rest = { title: 'x', stack: numbers, probes: { health } };

defineScenario({
  ...rest,
  experiments: {
    a: { fault: crash(api), then: restart(api), recovery: '20s', after: [expect(health).recovers({ within: '2s' })] },
  },
});
