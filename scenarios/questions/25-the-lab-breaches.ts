/** Question 25, the lab: when is memory-hog called unhealthy? Some checks after its breach, by itself; and its process runs on. */
import { defineScenario, expect, nothing } from 'resilience';
import { memoryHog } from '../../stacks/memory-hog/stack.ts';

const hog = memoryHog.service('memory-hog');

export default defineScenario({
  title: 'When is memory-hog called unhealthy, and what happens then?',
  stack: memoryHog.with({
    MAX_ALLOCATION_MB: '8',
    LOOP_ALLOCATION_MB: '1',
    LOOP_INTERVAL_MS: '1500',
    HEALTH_INTERVAL: '1s',
    HEALTH_RETRIES: '3',
  }),
  probes: {},
  experiments: {
    'it is left alone': {
      fault: nothing(hog),
      baseline: '3s',
      recovery: '20s',
      after: [
        expect(hog).isDetected({ by: 'engine', within: '16s' }).because('the total passes its maximum after 12 s'),
        expect(hog).restarts({ atLeast: 0, atMost: 0 }),
        expect(hog).doesNotRecover(),
      ],
    },
  },
});
