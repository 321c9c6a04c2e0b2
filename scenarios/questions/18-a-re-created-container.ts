/** Question 18: what do callers notice of a re-created container? A gap without a record; then the same name works, perhaps with the same address. */
import { defineScenario, dns, expect, http, remove } from 'resilience';
import { imageOfTheDay } from '../../stacks/image-of-the-day/stack.ts';

const accesslog = imageOfTheDay.service('accesslog');
const gallery = imageOfTheDay.service('image-gallery');
const names = dns(accesslog, { every: '200ms' });
const stats = http(accesslog, '/stats', { rate: '20/s' });
const page = http(gallery, '/', { rate: '20/s', within: '2s' });

export default defineScenario({
  title: 'Does a re-created container answer to its name again?',
  stack: imageOfTheDay,
  probes: { names, stats, page },
  experiments: {
    'removed and brought up': {
      fault: remove(accesslog),
      hold: '5s',
      recovery: '10s',
      during: [
        expect(names).failsWithin('2s'),
        expect(stats).failsWithin('1s'),
        expect(page).staysAvailable({ atLeast: '95%' }).because('chapter 4’s gallery ignores what it cannot log'),
      ],
      after: [expect(names).recovers({ within: '3s' }), expect(stats).recovers({ within: '4s' })],
    },
  },
});
