/** Question 21, cold cache: what happens when the picture service fails? iotd answers 500 and the gallery shows an empty page as 200; when it hangs, all hang. */
import { defineScenario, expect, http, misbehave } from 'resilience';
import { imageOfTheDay } from '../../stacks/image-of-the-day/stack.ts';

const iotd = imageOfTheDay.service('iotd');
const gallery = imageOfTheDay.service('image-gallery');
const upstream = imageOfTheDay.service('upstream');

const image = http(iotd, '/image', { rate: '10/s' });
const status = http(gallery, '/', { rate: '10/s' });
const picture = http(gallery, '/', { rate: '10/s', body: 'A stand-in for the picture' });
const health = http(iotd, '/actuator/health', { rate: '5/s' });

const upstreamDoes = (as: string, mode: string) =>
  misbehave(upstream, { as, by: { route: { start: `/control/${mode}`, end: '/control/ok' } } });

export default defineScenario({
  title: 'What happens when the picture service fails, and nothing is cached any more?',
  stack: imageOfTheDay.with({ CHAPTER: '9', GALLERY_FAILURE_PERCENT: '0', IOTD_CACHE_TTL_MS: '1000' }),
  probes: { image, status, picture, health },
  experiments: {
    'it answers 500': {
      fault: upstreamDoes('answers 500', 'fail'),
      hold: '7s',
      recovery: '8s',
      during: [
        expect(image).failsWithin('3s').because('the cache of one second has run out'),
        expect(picture).failsWithin('3s').because('the gallery shows an empty page'),
        expect(status).isUnaffected().because('an empty page is a 200'),
        expect(health).isUnaffected().because('the health check does not ask upstream'),
      ],
      after: [expect(picture).recovers({ within: '2s' })],
    },
    'it answers 429': {
      fault: upstreamDoes('answers 429', 'limit'),
      hold: '7s',
      recovery: '8s',
      during: [expect(image).failsWithin('3s'), expect(picture).failsWithin('3s'), expect(status).isUnaffected()],
      after: [expect(picture).recovers({ within: '2s' })],
    },
    'it hangs': {
      fault: upstreamDoes('hangs', 'hang'),
      hold: '7s',
      recovery: '8s',
      during: [
        expect(image).failsWithin('4s').because('iotd has no timeout'),
        expect(status).failsWithin('4s').because('the gallery has none either'),
        expect(health).isUnaffected(),
      ],
      after: [expect(picture).recovers({ within: '3s' })],
    },
  },
});
