import { crash, defineScenario, expect, http, kill } from 'resilience';
import { numbers } from '../../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const health = http(api, '/health');
const rest = { title: 'x', stack: numbers, probes: { health } };

defineScenario({
  ...rest,
  experiments: {
    a: { fault: crash(api), hold: '5s', then: kill(api), recovery: '20s', after: [expect(health).recovers({ within: '2s' })] },
  },
});
