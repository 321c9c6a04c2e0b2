/** How probes share time, and how much of our own lateness is forgiven. */
import { expect } from 'chai';
import { array, assert, constantFrom, property } from 'fast-check';
import { instant, milliseconds } from '../../harness/model/time.ts';
import { dueOf, latenessAllowed, makeLanes } from '../../harness/probes/lane.ts';
import { httpProbe } from '../plan/parts.ts';
import { specOf } from './specs.ts';

const allowed = (rate: number, within: number): number =>
  latenessAllowed(httpProbe({ rate, within: milliseconds(within) }));

describe('a lane', () => {
  it('forgives half a period, yet never under 25 ms nor over a quarter of the time to answer', () => {
    expect(allowed(10, 1000)).to.equal(50);
    expect(allowed(100, 1000)).to.equal(25);
    expect(allowed(1, 1000)).to.equal(250);
    expect(allowed(100, 60)).to.equal(15);
  });

  it('is due at multiples of its period, with no error that adds up', () => {
    const [lane] = makeLanes([specOf('a', { rate: 30 })], instant(7));
    lane!.slot = 3_000_000;
    expect(dueOf(lane!)).to.equal(7 + 100_000_000);
  });

  it('never meets another whose rate is a multiple or a part of its own', async () => {
    await assert(
      property(array(constantFrom(10, 20, 40, 80), { minLength: 2, maxLength: 6 }), (rates) => {
        const lanes = makeLanes(
          rates.map((rate, index) => specOf(String(index), { rate })),
          instant(0),
        );
        const dues = lanes.flatMap((lane) =>
          Array.from({ length: lane.spec.probe.rate }, (_, slot) => {
            lane.slot = slot;
            return Math.round(dueOf(lane) * 1e6);
          }),
        );
        expect(new Set(dues).size).to.equal(dues.length);
      }),
    );
  });
});
