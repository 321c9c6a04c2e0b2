/** How probes share time, and how much of our own lateness is forgiven. */
import { expect } from 'chai';
import { array, assert, constantFrom, property } from 'fast-check';
import { instant, milliseconds } from '../../harness/model/time.ts';
import { dueOf, latenessAllowed, makeSchedules } from '../../harness/probes/probe-schedule.ts';
import { handDriven } from './hand-driven.ts';
import { probeOf, specOf } from './specs.ts';

const allowed = (rate: number, within: number): number =>
  latenessAllowed(probeOf({ rate, within: milliseconds(within) }));

const { http } = handDriven({ answersAfter: null }).env.clients;

describe('the schedule of a probe', () => {
  it('forgives half a period, yet never under 25 ms nor over a quarter of the time to answer', () => {
    expect(allowed(10, 1000)).to.equal(50);
    expect(allowed(100, 1000)).to.equal(25);
    expect(allowed(1, 1000)).to.equal(250);
    expect(allowed(100, 60)).to.equal(15);
  });

  it('is due at multiples of its period, with no error that adds up', () => {
    const [schedule] = makeSchedules([specOf('a', { rate: 30 })(http)], instant(7));
    schedule!.slot = 3_000_000;
    expect(dueOf(schedule!)).to.equal(7 + 100_000_000);
  });

  it('never meets another whose rate is a multiple or a part of its own', async () => {
    await assert(
      property(array(constantFrom(10, 20, 40, 80), { minLength: 2, maxLength: 6 }), (rates) => {
        const schedules = makeSchedules(
          rates.map((rate, index) => specOf(String(index), { rate })(http)),
          instant(0),
        );
        const dues = schedules.flatMap((schedule) =>
          Array.from({ length: schedule.spec.probe.rate }, (_, slot) => {
            schedule.slot = slot;
            return Math.round(dueOf(schedule) * 1e6);
          }),
        );
        expect(new Set(dues).size).to.equal(dues.length);
      }),
    );
  });
});
