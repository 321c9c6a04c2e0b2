/** A real run of a minute: two faults, each with its proof and its revert. */
import { crash, defineScenario, defineStack, expect, http, pause } from 'resilience';

const stack = defineStack(import.meta, {
  compose: 'compose.yaml',
  services: { web: { port: 80 }, worker: {} },
}).override({ web: { restart: 'on-failure' } });

const page = http(stack.service('web'), '/');

export default defineScenario({
  title: 'what a run costs beside its windows',
  stack,
  probes: { page },
  experiments: {
    'a pause': {
      fault: pause(stack.service('web')),
      hold: '5s',
      recovery: '20s',
      after: [expect(page).recovers({ within: '2s' })],
    },
    'a crash': {
      fault: crash(stack.service('web')),
      recovery: '25s',
      after: [expect(page).recovers({ within: '3s' })],
    },
  },
});
