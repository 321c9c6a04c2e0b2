/** The real clock never ends a sleep early, and lets go of one that is not wanted any more. */
import { expect } from 'chai';
import { anchor, systemClock } from '../../../harness/engine/system/clock.ts';
import { after as later, milliseconds } from '../../../harness/model/time.ts';

describe('the real clock', () => {
  it('begins at 0, goes forward and is anchored to the wall clock', () => {
    const clock = systemClock();
    const first = clock.now();
    expect(first).to.be.within(0, 50);
    expect(clock.now()).to.be.at.least(first);
    expect(clock.wall + clock.now()).to.be.closeTo(Date.now(), 5);
  });

  // What the processor is taken away before, as a count of readings, and what is the truth: the wall clock is 1000.3 ms ahead.
  for (const pausedBefore of [0, 1, 2, 399, 400, 401, 402, 403]) {
    it(`is anchored right where it is held up before its reading ${pausedBefore}`, () => {
      let [time, readings] = [0.2, 0];
      const read = (): number => {
        time += readings++ === pausedBefore ? 17 : 0.002;
        return time;
      };
      const { origin, wall } = anchor(() => Math.floor(read() + 1000.3), read);
      expect(wall - origin).to.be.closeTo(1000.3, 0.05);
    });
  }

  it('is anchored where the wall clock stands still', () => {
    let time = 0;
    const { wall } = anchor(
      () => 5,
      () => (time += 0.002),
    );
    expect(wall).to.equal(5);
    expect(time).to.be.below(51);
  });

  it('ends thousands of sleeps at once, none of them early', async () => {
    const clock = systemClock();
    const { signal } = new AbortController();
    const early: number[] = [];
    const sleeps = Array.from({ length: 5000 }, async (_, index) => {
      const until = later(clock.now(), milliseconds(20 + (index % 777) / 10));
      await clock.sleepUntil(until, signal);
      if (clock.now() < until) early.push(index);
    });
    await Promise.all(sleeps);
    expect(early).to.deep.equal([]);
  });

  it('returns at once for an instant that has passed', async () => {
    const clock = systemClock();
    await clock.sleepUntil(later(clock.now(), milliseconds(-1)));
  });

  it('rejects every sleep with the reason of the signal that aborts, before or meanwhile', async () => {
    const clock = systemClock();
    const abort = new AbortController();
    const far = later(clock.now(), milliseconds(1e12));
    const sleeps = [clock.sleepUntil(far, abort.signal), clock.sleepUntil(far, abort.signal)];
    const reason = new Error('enough');
    abort.abort(reason);
    const told = await Promise.allSettled([...sleeps, clock.sleepUntil(far, abort.signal)]);
    expect(told).to.deep.equal(Array.from({ length: 3 }, () => ({ status: 'rejected', reason })));
  });
});
