/** Question 23: what does a restarted replica do to the dashboard's counters? The raw sum drops; increase() never goes below zero. */
import { defineScenario, expect, http, promql, restart } from 'resilience';
import { monitoring } from '../../stacks/monitoring/stack.ts';

const accesslog = monitoring.service('accesslog');
const gallery = monitoring.service('image-gallery');
const prometheus = monitoring.service('prometheus');

const resets = promql(prometheus, 'sum(resets(access_log_total[30s])) or vector(0)', { good: { atMost: 0 } });
const increase = promql(prometheus, 'min(increase(access_log_total[5s])) or vector(0)', { good: { atLeast: 0 } });

export default defineScenario({
  title: 'What does a restarted replica do to the dashboard’s counters?',
  stack: monitoring.with({ GALLERY_FAILURE_PERCENT: '0' }).scale({ accesslog: 3 }),
  probes: { resets, increase },
  load: { visitors: http(gallery, '/', { rate: '20/s', within: '2s' }) },
  experiments: {
    'one of three is restarted': {
      fault: restart(accesslog, { replica: 1 }),
      baseline: '10s',
      recovery: '15s',
      after: [
        expect(resets).failsWithin('8s').because('the same series starts again from zero, and the raw sum drops'),
        expect(increase).isUnaffected().because('increase() treats a drop as a reset'),
      ],
    },
  },
});
