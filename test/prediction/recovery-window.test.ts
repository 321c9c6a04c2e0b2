/** For how long it must be good again. */
import { expect } from 'chai';
import { milliseconds as ms, seconds } from '../../harness/model/time.ts';
import { recoveryWindow } from '../../harness/prediction/recovery-window.ts';

describe('the window of a recovery', () => {
  it('is the largest of five seconds, two health intervals, and five probes', () => {
    const health = {
      test: null,
      interval: seconds(8),
      timeout: ms(1),
      retries: 1,
      startPeriod: ms(0),
      startInterval: ms(0),
    };
    expect(recoveryWindow(health, 20)).to.equal(16_000);
    expect(recoveryWindow(null, 20)).to.equal(5000);
    expect(recoveryWindow(null, 0.5)).to.equal(10_000);
  });
});
