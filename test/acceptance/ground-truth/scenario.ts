/** Four kinds of fault, three times each, in turn, so that a restart's back-off has time to forget. */
import { breakDependency, crash, defineScenario, defineStack, expect, flipHealth, http, pause } from 'resilience';

const stack = defineStack(import.meta, {
  compose: 'compose.yaml',
  services: { callee: { port: 80 }, caller: { port: 80 } },
});
const callee = stack.service('callee');
const caller = stack.service('caller');

const users = http(callee, '/');
const click = http(caller, '/click', { rate: '50/s' });

const round = (count: number) =>
  ({
    [`flip ${count}`]: {
      fault: flipHealth(callee, { by: { route: { fail: '/fail', pass: '/pass' } } }),
      baseline: '1s',
      hold: '2s',
      recovery: '6s',
      during: [expect(callee).isDetected({ by: 'engine', within: '2s' })],
      after: [expect(users).recovers({ within: '1s' })],
    },
    [`crash ${count}`]: {
      fault: crash(callee),
      baseline: '1s',
      recovery: '8s',
      after: [expect(users).recovers({ within: '3s' })],
    },
    [`pause ${count}`]: {
      fault: pause(callee),
      baseline: '1s',
      hold: '2s',
      recovery: '6s',
      after: [expect(users).recovers({ within: '1s' })],
    },
    [`cut ${count}`]: {
      fault: breakDependency({ from: caller, to: callee }),
      baseline: '1s',
      hold: '2s',
      recovery: '6s',
      after: [expect(click).recovers({ within: '1s' })],
    },
  }) as const;

export default defineScenario({
  title: 'ground truth: what the report says beside what the services themselves logged',
  stack,
  probes: { users, click },
  experiments: { ...round(1), ...round(2), ...round(3) },
});
