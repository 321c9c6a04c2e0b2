/** Question 25's lab with its own settings: above its maximum after 16 s, unhealthy after about 30 s. */
import { defineScenario, expect, nothing } from 'resilience';
import { memoryHog } from '../../stacks/memory-hog/stack.ts';

const hog = memoryHog.service('memory-hog');

export default defineScenario({
  title: 'When is memory-hog called unhealthy, with the settings of the lab?',
  stack: memoryHog,
  probes: {},
  experiments: {
    'it is left alone': {
      fault: nothing(hog),
      baseline: '4s',
      recovery: '40s',
      after: [expect(hog).isDetected({ by: 'engine', within: '32s' }), expect(hog).restarts({ atLeast: 0, atMost: 0 })],
    },
  },
});
