import { expect } from 'chai';
import type { RawEvent } from '../../../../harness/engine/docker/events/line.ts';
import { orderEvents, reorderWindow } from '../../../../harness/engine/docker/events/order.ts';

const event = (nanoseconds: number): RawEvent => ({
  line: `line ${nanoseconds}`,
  nanoseconds: BigInt(nanoseconds),
  type: 'container',
  action: 'start',
  id: 'c',
  attributes: {},
});
const times = (events: readonly RawEvent[]) => events.map(({ nanoseconds }) => Number(nanoseconds));

describe('the order of events', () => {
  it('is that of their own time, within the window', () => {
    const order = orderEvents();
    order.push(event(20), 0);
    order.push(event(10), 1);
    expect(times(order.take(reorderWindow - 1))).to.deep.equal([]);
    expect(times(order.take(reorderWindow))).to.deep.equal([10, 20]);
    expect(order.waiting).to.equal(0);
  });

  it('holds back what came later and is later', () => {
    const order = orderEvents();
    order.push(event(10), 0);
    order.push(event(20), 3);
    expect(times(order.take(reorderWindow))).to.deep.equal([10]);
    expect(order.waiting).to.equal(1);
    expect(times(order.take(Number.POSITIVE_INFINITY))).to.deep.equal([20]);
  });

  it('has each event once, however often it is replayed', () => {
    const order = orderEvents();
    expect(order.push(event(10), 0)).to.equal(true);
    order.take(100);
    expect(order.push(event(10), 200)).to.equal(false);
    expect(order.waiting).to.equal(0);
  });
});
