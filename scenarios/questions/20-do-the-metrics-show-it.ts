/** Question 20: do the metrics show that outage? The count of 200s stands still, the designed 500s go on, and only `up` tells. */
import { alert, defineScenario, expect, http, promql, stop } from 'resilience';
import { monitoring } from '../../stacks/monitoring/stack.ts';

const accesslog = monitoring.service('accesslog');
const gallery = monitoring.service('image-gallery');
const prometheus = monitoring.service('prometheus');

const page = http(gallery, '/', { rate: '20/s', within: '2s', connections: 'fresh' });
const goodPages = promql(prometheus, 'sum(rate(image_gallery_requests_total{code="200"}[5s]))', {
  good: { atLeast: 1 },
});
const failedPages = promql(prometheus, 'sum(rate(image_gallery_requests_total{code="500"}[10s])) or vector(0)', {
  good: { atMost: 8 },
});
const up = promql(prometheus, 'sum(up{job="access-log"}) or vector(0)', { good: { atLeast: 1 } });
const down = alert(prometheus, 'AccesslogDown');

export default defineScenario({
  title: 'Do the gallery’s own metrics show that the access log is gone?',
  stack: monitoring.with({ GALLERY_FAILURE_PERCENT: '0' }),
  probes: { page, goodPages, failedPages, up, down },
  experiments: {
    'the access log stops': {
      fault: stop(accesslog),
      baseline: '12s',
      hold: '14s',
      recovery: '18s',
      during: [
        expect(page).failsWithin('2s').because('clients get empty replies'),
        expect(goodPages).failsWithin('10s').because('the count of 200s stands still'),
        expect(failedPages).isUnaffected().because('a panic is not counted, so no 500 shows it'),
        expect(up).failsWithin('4s'),
        expect(down).firesWithin('12s'),
      ],
      after: [expect(page).recovers({ within: '4s' }), expect(down).resolvesWithin('12s')],
    },
  },
});
