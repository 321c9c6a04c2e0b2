/** Retries as the original's driver makes them. */
import { expect } from 'chai';
import { retrying } from '../../../stacks/todo-list/todo-web/retry.ts';

describe('retrying', () => {
  /** Fails so often, then works; tells how often it was tried. */
  async function tries(failures: number, retriesMax: number, transient = true): Promise<[number, string]> {
    let tried = 0;
    const attempt = async () => {
      tried += 1;
      if (tried <= failures) throw new Error(`failure ${tried}`);
      return 'done';
    };
    const result = await retrying({ retriesMax, delayMaxMs: 0 }, () => transient, attempt).catch(
      (error) => error.message,
    );
    return [tried, result];
  }

  it('tries once where it works, and again where it does not', async () => {
    expect(await tries(0, 6)).to.deep.equal([1, 'done']);
    expect(await tries(6, 6)).to.deep.equal([7, 'done']);
  });

  it('gives the last failure when its retries are spent', async () => {
    expect(await tries(9, 2)).to.deep.equal([3, 'failure 3']);
    expect(await tries(9, 0)).to.deep.equal([1, 'failure 1']);
  });

  it('does not retry what is not transient', async () => {
    expect(await tries(1, 6, false)).to.deep.equal([1, 'failure 1']);
  });

  it('waits not at all for the first retry, and then longer each time up to its limit', async () => {
    const began = performance.now();
    const at: number[] = [];
    const attempt = async () => {
      at.push(performance.now() - began);
      throw new Error('again');
    };
    await retrying({ retriesMax: 3, delayMaxMs: 1200 }, () => true, attempt).catch(() => {});
    const gaps = at.slice(1).map((time, index) => time - at[index]!);
    expect(gaps[0]).to.be.below(900);
    expect(gaps[1]).to.be.within(999, 2500);
    expect(gaps[2]).to.be.within(1199, 2700);
  });
});
