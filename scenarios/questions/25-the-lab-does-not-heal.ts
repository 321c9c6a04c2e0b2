/** Question 25, the lab: does a restart heal memory-hog? No, its file outlives a restart; a new container has none. */
import { defineScenario, expect, remove, restart } from 'resilience';
import { memoryHog } from '../../stacks/memory-hog/stack.ts';

const hog = memoryHog.service('memory-hog');

export default defineScenario({
  title: 'Does a restart heal a container whose trouble lies in a file?',
  // Above its maximum after 3 s; its health check is too patient to say so before the faults.
  stack: memoryHog.with({
    MAX_ALLOCATION_MB: '2',
    LOOP_ALLOCATION_MB: '1',
    LOOP_INTERVAL_MS: '1500',
    HEALTH_INTERVAL: '1s',
    HEALTH_RETRIES: '60',
  }),
  probes: {},
  experiments: {
    'a new container': {
      fault: remove(hog),
      hold: '1s',
      recovery: '11s',
      after: [expect(hog).recovers({ within: '5s' }).because('a new container has no such file')],
    },
    'a restart': {
      fault: restart(hog),
      recovery: '8s',
      after: [expect(hog).doesNotRecover().because('the start check finds the file, and exits with 1')],
    },
  },
});
