/** How a verdict fails a test. */
import { expect } from 'chai';
import { assertPass } from '../../harness/index.ts';

describe('a verdict in a test', () => {
  it('passes in silence, and fails with its message where it is a fail or is not known', () => {
    assertPass({ verdict: 'pass', message: 'all is well' });
    for (const verdict of ['fail', 'inconclusive'] as const) {
      expect(() => assertPass({ verdict, message: 'orders: 7.4 s' })).to.throw('orders: 7.4 s');
    }
  });
});
