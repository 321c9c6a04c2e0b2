/** What the host did beside the work. */
import { expect } from 'chai';
import { readTicks, stealBetween, watchHost } from '../../harness/app/host-load.ts';

const stat = 'cpu  100 10 50 800 20 5 5 10 7 3\ncpu0 1 2 3 4 5 6 7 8 9 10\nintr 5\n';

describe('the load of the host', () => {
  it('reads the ticks of all CPUs together, and counts the time of guests once', () => {
    expect(readTicks(stat)).to.deep.equal({ all: 1000, stolen: 10 });
  });

  it('knows none where the kernel tells none, or something else', () => {
    expect(readTicks('')).to.equal(null);
    expect(readTicks('cpu  1 2 3 4 5 6 7\n'), 'of a kernel without steal').to.equal(null);
    expect(readTicks('cpu  1 2 3 4 5 6 7 many 0 0\n')).to.equal(null);
  });

  it('takes the share that was stolen in between', () => {
    expect(stealBetween({ all: 1000, stolen: 10 }, { all: 1400, stolen: 110 })).to.equal(0.25);
    expect(stealBetween({ all: 1000, stolen: 10 }, { all: 1400, stolen: 10 })).to.equal(0);
  });

  it('knows no share where no time passed, a counter went back or a reading failed', () => {
    expect(stealBetween({ all: 1000, stolen: 10 }, { all: 1000, stolen: 10 })).to.equal(null);
    expect(stealBetween({ all: 1000, stolen: 10 }, { all: 1400, stolen: 9 })).to.equal(null);
    expect(stealBetween(null, { all: 1400, stolen: 9 })).to.equal(null);
    expect(stealBetween({ all: 1400, stolen: 9 }, null)).to.equal(null);
  });

  it('is watched on this machine: the load of before stays, and a share is one', () => {
    const end = watchHost();
    const [first, second] = [end(), end()];
    expect(first.loadBefore).to.equal(second.loadBefore).and.to.be.a('number');
    for (const one of [first, second]) if (one.steal !== null) expect(one.steal).to.be.within(0, 1);
  });
});
