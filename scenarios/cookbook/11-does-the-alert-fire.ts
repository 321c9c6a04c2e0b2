/** Does an alert fire in time, and is it quiet again afterwards? */
import { alert, defineScenario, expect, http, promql, stop } from 'resilience';
import { api, prometheus, proxy, shop } from '../../stacks/shop/stack.ts';

const home = http(proxy, '/', { rate: '20/s', within: '2s' });
/** Good while it does not fire. */
const down = alert(prometheus, 'ApiDown');
const up = promql(prometheus, 'up{job="api"} == 1');

export default defineScenario({
  title: 'Somebody is told within 10 s that the API is down',
  stack: shop,
  probes: { home, down, up },
  experiments: {
    'the API is stopped': {
      fault: stop(api),
      hold: '12s',
      recovery: '14s',
      during: [expect(home).failsWithin('2s'), expect(up).failsWithin('5s'), expect(down).firesWithin('10s')],
      after: [expect(home).recovers({ within: '5s' }), expect(down).resolvesWithin('8s')],
    },
  },
});
