/** Question 22, restart on-failure: what does one bad request kill? A POST without a body ends the access log with code 1, and it is back in about a second. */
import { defineScenario, exit, expect, http } from 'resilience';
import { imageOfTheDay } from '../../stacks/image-of-the-day/stack.ts';

const accesslog = imageOfTheDay.service('accesslog');
const gallery = imageOfTheDay.service('image-gallery');
const stats = http(accesslog, '/stats', { rate: '20/s' });
const page = http(gallery, '/', { rate: '20/s', within: '2s' });

export default defineScenario({
  title: 'What does one bad request kill, with restart: on-failure?',
  stack: imageOfTheDay.with({ ACCESSLOG_RESTART: 'on-failure' }),
  probes: { stats, page },
  experiments: {
    'a POST without a body': {
      fault: exit(accesslog, { code: 1, by: { route: '/access-log' } }),
      recovery: '10s',
      after: [
        expect(stats).failsWithin('1s'),
        expect(accesslog).restarts({ atLeast: 1, atMost: 1, backOff: 'predicted' }),
        expect(stats).recovers({ within: '4s' }),
        expect(page).staysAvailable({ atLeast: '95%' }).because('chapter 4’s gallery ignores what it cannot log'),
      ],
    },
  },
});
