/** Question 15: what does a scaled iotd do when one replica dies? The resolver drops it at once, the page lives, and nobody brings it back. */
import { crash, defineScenario, dns, expect, http } from 'resilience';
import { imageOfTheDay } from '../../stacks/image-of-the-day/stack.ts';

const iotd = imageOfTheDay.service('iotd');
const gallery = imageOfTheDay.service('image-gallery');
const page = http(gallery, '/', { rate: '20/s', body: 'A stand-in for the picture', within: '2s' });
const names = dns(iotd, { every: '200ms' });

export default defineScenario({
  title: 'What do callers notice when one of three replicas dies?',
  stack: imageOfTheDay.scale({ iotd: 3 }),
  probes: { page, names },
  experiments: {
    'one of three dies': {
      fault: crash(iotd, { replica: 2 }),
      recovery: '12s',
      after: [
        expect(names).failsWithin('2s').because('two addresses are left'),
        expect(names).doesNotRecover().because('without a policy nothing starts it, and nobody counts replicas'),
        expect(page).staysAvailable({ atLeast: '97%' }).because('only requests that were under way can fail'),
      ],
    },
  },
});
