/** Question 16: does the resolver keep naming a dead replica? A killed or disconnected one goes at once; a paused or an unhealthy one stays. */
import { defineScenario, disconnect, dns, expect, flipHealth, kill, pause } from 'resilience';
import { imageOfTheDay } from '../../stacks/image-of-the-day/stack.ts';

const iotd = imageOfTheDay.service('iotd');
const names = dns(iotd, { every: '200ms' });

export default defineScenario({
  title: 'Which replicas does the engine’s resolver name?',
  stack: imageOfTheDay.scale({ iotd: 3 }).override({
    iotd: {
      healthcheck: {
        test: ['CMD', 'node', '/app/service/check.ts', 'http://localhost/'],
        interval: '1s',
        timeout: '2s',
        retries: 2,
        disable: false,
      },
    },
  }),
  probes: { names },
  experiments: {
    paused: {
      fault: pause(iotd, { replica: 2 }),
      hold: '6s',
      recovery: '3s',
      during: [expect(names).isUnaffected().because('a paused container keeps its record, and its callers hang')],
    },
    unhealthy: {
      fault: flipHealth(iotd, { by: 'wrapper' }),
      hold: '8s',
      recovery: '6s',
      during: [
        expect(iotd).isDetected({ by: 'engine', within: 'predicted' }),
        expect(names).isUnaffected().because('health takes nobody out of the resolver on plain Docker'),
      ],
    },
    disconnected: {
      fault: disconnect(iotd, { replica: 2 }),
      hold: '5s',
      recovery: '10s',
      during: [expect(names).failsWithin('2s'), expect(names).doesNotRecover()],
      after: [expect(names).recovers({ within: '2s' })],
    },
    killed: {
      fault: kill(iotd, { replica: 2 }),
      recovery: '6s',
      after: [expect(names).failsWithin('2s'), expect(names).doesNotRecover()],
    },
  },
});
