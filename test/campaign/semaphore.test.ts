/** The semaphore before the heavy parts of runs. */
import { expect } from 'chai';
import fc from 'fast-check';
import { semaphore } from '../../harness/campaign/semaphore.ts';

const never = new AbortController().signal;

describe('the semaphore', () => {
  it('lets so many in at once, in the order in which they came', async () => {
    const pool = semaphore(2);
    const order: number[] = [];
    const leaves = [await pool.enter(never), await pool.enter(never)];
    const waiting = [1, 2, 3].map((number) =>
      pool.enter(never).then((leave) => {
        order.push(number);
        leave();
      }),
    );
    await Promise.resolve();
    expect(order).to.deep.equal([]);
    leaves[0]!();
    // Leaving twice lets nobody else in.
    leaves[0]!();
    await Promise.all(waiting);
    expect(order).to.deep.equal([1, 2, 3]);
    leaves[1]!();
  });

  it('keeps nobody who is interrupted, and their place goes to the next', async () => {
    const pool = semaphore(1);
    const leave = await pool.enter(never);
    const ending = new AbortController();
    const gone = pool.enter(ending.signal).catch((error: unknown) => error);
    const next = pool.enter(never);
    ending.abort('enough');
    expect(await gone).to.equal('enough');
    leave();
    (await next)();
    expect(await pool.enter(AbortSignal.abort('late')).catch((error: unknown) => error)).to.equal('late');
  });

  it('lets who takes something down go before those who would bring something up', async () => {
    const pool = semaphore(1);
    const leave = await pool.enter(never);
    const order: string[] = [];
    const through = async (name: string, ahead: boolean): Promise<void> => {
      const out = await pool.enter(never, ahead);
      order.push(name);
      out();
    };
    const all = [through('up 1', false), through('down 1', true), through('up 2', false), through('down 2', true)];
    leave();
    await Promise.all(all);
    expect(order).to.deep.equal(['down 1', 'down 2', 'up 1', 'up 2']);
  });

  it('is never fuller than its room, and empty in the end, whoever leaves or gives up when', async () => {
    const visitor = fc.record({ stay: fc.nat(5), ahead: fc.boolean(), gone: fc.option(fc.nat(5)) });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }), fc.array(visitor, { maxLength: 12 }), async (room, visitors) => {
        const pool = semaphore(room);
        let inside = 0;
        let most = 0;
        const turns = async (count: number): Promise<void> => {
          for (let turn = 0; turn < count; turn += 1) await null;
        };
        const visits = visitors.map(async ({ stay, ahead, gone }) => {
          const ending = new AbortController();
          if (gone !== null) void turns(gone).then(() => ending.abort(new Error('gone')));
          const leave = await pool.enter(ending.signal, ahead);
          inside += 1;
          most = Math.max(most, inside);
          await turns(stay);
          inside -= 1;
          leave();
        });
        await Promise.allSettled(visits);
        expect(most).to.be.at.most(room);
        // Every place is free again.
        await Promise.all(Array.from({ length: room }, () => pool.enter(never)));
      }),
    );
  });
});
