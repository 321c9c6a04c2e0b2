/** The queue of what happens next. */
import { expect } from 'chai';
import fc from 'fast-check';
import { makeEventQueue } from '../../../harness/engine/sim/event-queue.ts';

describe('the event queue', () => {
  it('gives everything back in the order of time, and of adding where times are equal', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (times) => {
        const queue = makeEventQueue();
        const taken: number[] = [];
        for (const [place, at] of times.entries()) queue.add(at, () => taken.push(place));
        for (let task = queue.take(); task !== undefined; task = queue.take()) task();
        const sorted = times.map((at, place) => ({ at, place })).toSorted((a, b) => a.at - b.at || a.place - b.place);
        expect(taken).to.deep.equal(sorted.map((one) => one.place));
        expect(queue.size).to.equal(0);
      }),
    );
  });
});
