/** Question 21, warm cache: what happens when the picture service fails? Nobody notices, for two hours. */
import { defineScenario, expect, http, misbehave } from 'resilience';
import { imageOfTheDay } from '../../stacks/image-of-the-day/stack.ts';

const gallery = imageOfTheDay.service('image-gallery');
const upstream = imageOfTheDay.service('upstream');
/** Shows that it hangs: with a warm cache nobody else asks. */
const source = http(upstream, '/apod', { rate: '5/s', within: '1s' });
const picture = http(gallery, '/', { rate: '20/s', body: 'A stand-in for the picture' });

export default defineScenario({
  title: 'What happens when the picture service fails while its picture is cached?',
  stack: imageOfTheDay,
  probes: { picture, source },
  experiments: {
    'it hangs': {
      fault: misbehave(upstream, { as: 'hangs', by: { route: { start: '/control/hang', end: '/control/ok' } } }),
      hold: '6s',
      recovery: '2s',
      during: [expect(source).fails(), expect(picture).isUnaffected().because('the cache holds for two hours')],
    },
  },
});
