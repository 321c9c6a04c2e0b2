/** Question 19, chapter 9's gallery: is the access log optional? With it stopped, the client gets an empty reply; with it paused, the page hangs. */
import { defineScenario, expect, http, pause, stop } from 'resilience';
import { imageOfTheDay } from '../../stacks/image-of-the-day/stack.ts';

const accesslog = imageOfTheDay.service('accesslog');
const gallery = imageOfTheDay.service('image-gallery');
const page = http(gallery, '/', { rate: '20/s', within: '1s', connections: 'fresh' });

export default defineScenario({
  title: 'Is the access log optional for the gallery of chapter 9?',
  stack: imageOfTheDay.with({ CHAPTER: '9', GALLERY_FAILURE_PERCENT: '0' }),
  probes: { page },
  experiments: {
    stopped: {
      fault: stop(accesslog),
      hold: '6s',
      recovery: '10s',
      during: [
        expect(page).failsWithin('2s').because('it panics after rendering, and the client gets an empty reply'),
        expect(page).doesNotRecover(),
      ],
      after: [expect(page).recovers({ within: '4s' })],
    },
    paused: {
      fault: pause(accesslog),
      hold: '6s',
      recovery: '10s',
      during: [
        expect(page).failsWithin('2s').because('the page waits for its entry, without a limit'),
        expect(page).doesNotRecover(),
      ],
      after: [expect(page).recovers({ within: '4s' })],
    },
  },
});
