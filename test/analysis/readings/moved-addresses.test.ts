/** Whose address a container has that came back with another one. */
import { expect } from 'chai';
import { movesIn } from '../../../harness/analysis/readings/moved-addresses.ts';
import type { EventOf } from '../../../harness/model/event.ts';
import { instant } from '../../../harness/model/time.ts';

const seen = (at: number, service: string, address: string) =>
  ({
    type: 'service.observed',
    at: instant(at),
    service,
    replica: 1,
    addresses: [address],
  }) as unknown as EventOf<'service.observed'>;

const span = { from: instant(100), to: instant(200) };

describe('an address that changed', () => {
  const observed = [seen(1, 'orders', '10.0.0.3'), seen(2, 'stock', '10.0.0.4'), seen(150, 'orders', '10.0.0.4')];

  it('is that of the service that had it before', () => {
    const [move] = movesIn({ observed, renewed: [] }, span);
    expect(move).to.include({
      heldBy: 'stock',
      text: 'orders #1 has 10.0.0.4 now, which was 10.0.0.3; stock had it before',
    });
  });

  it('is nobody’s of a stack that was created again meanwhile', () => {
    const renewed = [
      { type: 'stack.renewed', at: instant(90), began: instant(50) } as unknown as EventOf<'stack.renewed'>,
    ];
    const anew = [...observed.slice(0, 2), seen(60, 'orders', '10.0.0.5'), seen(150, 'orders', '10.0.0.4')];
    expect(movesIn({ observed: anew, renewed }, span).map((one) => one.heldBy)).to.deep.equal([null]);
    expect(movesIn({ observed, renewed }, span)).to.deep.equal([]);
  });
});
