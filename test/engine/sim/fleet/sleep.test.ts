/** Good checks that are left out: the phase that is drawn instead has the law of the one that is looked for, check by check. */
import { expect } from 'chai';
import { rollUnit } from '../../../../harness/engine/sim/fleet/dice.ts';
import { breakApp } from '../../../../harness/engine/sim/fleet/faults.ts';
import { checkStep, mode } from '../../../../harness/engine/sim/fleet/fleet.ts';
import { wake } from '../../../../harness/engine/sim/fleet/sleep.ts';
import { health } from '../../../plan/parts.ts';
import { kolmogorovSmirnov } from '../../../statistics/two-sample.ts';
import { mean } from '../solo.ts';
import { again, lone } from './lone.ts';

const runs = 1500;

/** Stalls so often and so long that a cycle met by chance is far longer than the mean one. */
const stalling = { stallProbability: 0.1, stallMax: 2000 };

const model = (interval: number) => ({ health: health(interval, 5000, 2) });

/** Every check an event; the fault at an instant anywhere over many cycles. */
function lookByLook(interval: number): readonly number[] {
  const one = lone({ model: model(interval), parameters: stalling, sleeps: false, seed: 'look by look' });
  one.start();
  let now = one.next('healthy');
  return Array.from({ length: runs }, () => {
    const fault = now + 5000 + rollUnit(one.fleet.dice) * 40 * (interval + 100);
    one.run(fault);
    breakApp(one.fleet, 0, fault, { mode: mode.fail });
    const noticed = one.next('unhealthy', 1e12);
    one.fleet.mode[0] = mode.pass;
    now = one.next('healthy', 1e12);
    return noticed - fault;
  });
}

function asleep(interval: number): readonly number[] {
  const one = lone({ model: model(interval), parameters: stalling, seed: 'asleep' });
  return again(one, runs, ({ fleet, next }) => {
    breakApp(fleet, 0, 0, { mode: mode.fail });
    return next('unhealthy');
  });
}

describe('a container that sleeps', () => {
  for (const interval of [100, 1000, 5000]) {
    it(`is noticed as one that is checked all the time: interval ${interval}`, () => {
      const [watched, slept] = [lookByLook(interval), asleep(interval)];
      const { d, p } = kolmogorovSmirnov(watched, slept);
      expect(p, `D ${d}`).to.be.above(0.01);
    });
  }

  it('meets a long cycle more often than it happens', () => {
    const one = lone({ model: model(100), parameters: stalling });
    const within = again(one, 20_000, ({ fleet }) => {
      wake(fleet, 0, 0);
      return fleet.checkStepOf[0] === checkStep.ask && fleet.probeStart[0]! < 0 ? 1 : 0;
    });
    // A cycle is 101 of gap, 48 and 50 of stalls until the check, 4 after it: a fault falls before the check by these shares.
    expect(mean(within)).to.be.closeTo(98 / 203, 0.015);
  });

  it('wakes at a phase that is asked for: 0 right after a check, towards 1 at the end of the next', () => {
    const one = lone({ model: model(2000), parameters: { stallProbability: 0 } });
    const starts = (phase: number) =>
      again(one, 50, ({ fleet }) => {
        wake(fleet, 0, 0, phase);
        return fleet.probeStart[0]!;
      });
    expect(mean(starts(0))).to.be.closeTo(2001, 1);
    // From the end of one check to the end of the next it is 2001 of gap and about 52 of the check.
    expect(mean(starts(0.25))).to.be.closeTo(2001 - 0.25 * 2053, 2);
    expect(mean(starts(1))).to.be.closeTo(-52, 3);
  });

  it('is never put to sleep while a check may fail: in a flap, or where a good check may time out', () => {
    const flapping = lone({ model: model(100) });
    flapping.settle();
    breakApp(flapping.fleet, 0, 0, { mode: mode.flap, share: 0.01 });
    flapping.run(10_000);
    expect(flapping.fleet.asleep[0]).to.equal(0);
    const tight = lone({ model: { health: health(100, 40, 2) } });
    tight.start();
    tight.run(10_000);
    expect(tight.fleet.asleep[0]).to.equal(0);
  });
});
