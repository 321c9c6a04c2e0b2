/** Question 17: how even is the balancing over three replicas? Uneven, but all are hit where each request is a new connection. */
import { defineScenario, expect, http, nothing, promql } from 'resilience';
import { monitoring } from '../../stacks/monitoring/stack.ts';

const gallery = monitoring.service('image-gallery');
const accesslog = monitoring.service('accesslog');
const prometheus = monitoring.service('prometheus');

/** The least busy replica's part of an even share; nothing can be said before a hundred entries. */
const least = promql(prometheus, 'min(access_log_total) / avg(access_log_total) or vector(1)', {
  good: { atLeast: 0.4 },
});
const all = promql(prometheus, 'count(access_log_total) or vector(0)', { good: { atLeast: 3 } });

export default defineScenario({
  title: 'How evenly are three replicas used through one name?',
  stack: monitoring.with({ GALLERY_FAILURE_PERCENT: '0' }).scale({ accesslog: 3 }),
  probes: { least, all },
  load: { visitors: http(gallery, '/', { rate: '30/s', within: '2s' }) },
  experiments: {
    'three hundred visits': {
      fault: nothing(accesslog),
      baseline: '12s',
      recovery: '10s',
      after: [
        expect(all).isUnaffected().because('the gallery opens a connection per entry, and the resolver shuffles'),
        expect(least).isUnaffected().because('no replica gets less than 40 % of an even share'),
      ],
    },
  },
});
