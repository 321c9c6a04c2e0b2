/** The parts of a campaign: the gate, the band, the number of jobs. */
import { expect } from 'chai';
import fc from 'fast-check';
import { bandOf, outside } from '../../harness/campaign/band.ts';
import { openGate } from '../../harness/campaign/gate.ts';
import { jobsAfter } from '../../harness/campaign/jobs.ts';
import { milliseconds } from '../../harness/model/time.ts';

const never = new AbortController().signal;

describe('the gate', () => {
  it('lets so many in at once, in the order in which they came', async () => {
    const gate = openGate(2);
    const order: number[] = [];
    const leaves = [await gate.enter(never), await gate.enter(never)];
    const waiting = [1, 2, 3].map((number) =>
      gate.enter(never).then((leave) => {
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
    const gate = openGate(1);
    const leave = await gate.enter(never);
    const ending = new AbortController();
    const gone = gate.enter(ending.signal).catch((error: unknown) => error);
    const next = gate.enter(never);
    ending.abort('enough');
    expect(await gone).to.equal('enough');
    leave();
    (await next)();
    expect(await gate.enter(AbortSignal.abort('late')).catch((error: unknown) => error)).to.equal('late');
  });
});

describe('the band', () => {
  const ruler = (late: number, trip: number, look: number | null) => ({
    probeLatenessP99: milliseconds(late),
    engineRoundTripP50: milliseconds(trip),
    healthProbeP50: look === null ? null : milliseconds(look),
  });

  it('allows three times what runs alone had, ten milliseconds in any case, and half as much again of a look', () => {
    expect(bandOf([ruler(2, 1, 60), ruler(20, 6, 50)])).to.deep.equal(ruler(60, 18, 110));
    expect(bandOf([ruler(2, 1, null)])).to.deep.equal(ruler(10, 10, null));
  });

  it('names what was outside, with its limit, and holds against nobody what was not there', () => {
    const band = bandOf([ruler(2, 1, 60)]);
    expect(outside(ruler(10, 10, 110), band)).to.equal(null);
    expect(outside(ruler(11, 1, 60), band)).to.match(/probes were late .* 11 ms, and 10 ms/);
    expect(outside(ruler(1, 11, 60), band)).to.match(/round trip/);
    expect(outside(ruler(1, 1, 111), band)).to.match(/looks took in the median 111 ms, and 110 ms/);
    expect(outside(ruler(1, 1, null), band)).to.equal(null);
  });
});

describe('the number of jobs', () => {
  const history = fc.array(fc.record({ jobs: fc.integer({ min: 1, max: 9 }), quiet: fc.boolean() }), {
    maxLength: 200,
  });

  it('is never below one nor above the cap', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 8 }), (notes, cap) => {
        expect(jobsAfter(notes, cap)).to.be.within(1, cap);
      }),
    );
  });

  it('changes by one at a time', () => {
    fc.assert(
      fc.property(history, (notes) => {
        for (let length = 1; length <= notes.length; length += 1) {
          const step = jobsAfter(notes.slice(0, length), 8) - jobsAfter(notes.slice(0, length - 1), 8);
          expect(Math.abs(step)).to.be.at.most(1);
        }
      }),
    );
  });

  it('settles: where a machine bears five, it ends there and stays', () => {
    const notes: { jobs: number; quiet: boolean }[] = [];
    const seen: number[] = [];
    for (let run = 0; run < 200; run += 1) {
      const jobs = jobsAfter(notes, 8);
      seen.push(jobs);
      notes.push({ jobs, quiet: jobs <= 5 });
    }
    expect(new Set(seen.slice(100))).to.deep.equal(new Set([5]));
  });
});
