/** Question 22, no policy: what does one bad request kill? A POST without a body ends the access log with code 1, and it stays down. */
import { defineScenario, exit, expect, http } from 'resilience';
import { imageOfTheDay } from '../../stacks/image-of-the-day/stack.ts';

const accesslog = imageOfTheDay.service('accesslog');
const gallery = imageOfTheDay.service('image-gallery');
const stats = http(accesslog, '/stats', { rate: '20/s' });
const page = http(gallery, '/', { rate: '20/s', within: '2s' });

export default defineScenario({
  title: 'What does one bad request kill, with no restart policy?',
  stack: imageOfTheDay.with({ ACCESSLOG_RESTART: 'no' }),
  probes: { stats, page },
  experiments: {
    'a POST without a body': {
      fault: exit(accesslog, { code: 1, by: { route: '/access-log' } }),
      recovery: '8s',
      after: [
        expect(stats).failsWithin('1s'),
        expect(accesslog).restarts({ atLeast: 0, atMost: 0 }),
        expect(stats).doesNotRecover().because('nothing starts it again'),
        expect(page).staysAvailable({ atLeast: '95%' }).because('chapter 4’s gallery ignores what it cannot log'),
      ],
    },
  },
});
