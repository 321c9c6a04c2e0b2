/** What ends a process from outside, and what that does not undo: deaths and starts that were decided before. */
import { expect } from 'chai';
import { always } from '../../../../harness/engine/sim/fleet/distribution.ts';
import { breakApp, crash, mendApp, pause, unpause } from '../../../../harness/engine/sim/fleet/faults.ts';
import { afterwards, mode, platform } from '../../../../harness/engine/sim/fleet/fleet.ts';
import { apiStop } from '../../../../harness/engine/sim/fleet/stop.ts';
import { health } from '../../../plan/parts.ts';
import { lone } from './lone.ts';

const parameters = { stallProbability: 0 };
const check = health(1000, 500, 2);

describe('a stop', () => {
  it('is not put off by a second one, whoever sends it', () => {
    const second = [
      { healer: 'sidecar', platform: platform.docker },
      { healer: 'restart-policy', platform: platform.swarm },
      { healer: 'restart-policy', platform: platform.kubernetes },
    ] as const;
    for (const { healer, platform } of second) {
      const one = lone({ model: { health: check, healer, stopGrace: 6000 }, parameters, platform });
      one.settle();
      breakApp(one.fleet, 0, 0, { mode: mode.frozen });
      apiStop(one.fleet, 0, 0, afterwards.start);
      const died = one.next('died');
      // 6 s of grace, the handling of the exit, and the relist of a kubelet.
      expect(died, healer).to.be.within(6100, 7300);
      expect(one.next('started'), healer).to.be.above(died);
    }
  });

  it('is handled by a process that goes on, also where a sidecar has seen it unhealthy meanwhile', () => {
    const one = lone({ model: { health: check, healer: 'sidecar', stopGrace: 60_000 }, parameters });
    one.settle();
    breakApp(one.fleet, 0, 0, { mode: mode.frozen });
    apiStop(one.fleet, 0, 0, afterwards.start);
    one.run(one.next('unhealthy') + 1);
    mendApp(one.fleet, 0, 5000);
    expect(one.next('started')).to.be.within(5300, 5600);
  });

  it('keeps no process alive that leaves by itself, and continuing ends none that was not told to end', () => {
    const leaves = { leavesAfter: always(8000), leavesWith: 7, endsOnTerm: false, stopGrace: 30_000 };
    const stopped = lone({ model: leaves, parameters });
    stopped.start();
    stopped.run(1000);
    apiStop(stopped.fleet, 0, 1000, afterwards.stay);
    expect(stopped.next('died')).to.be.within(8100, 8500);
    expect(stopped.fleet.exitCode[0]).to.equal(7);
    const mended = lone({ model: { ...leaves, endsOnTerm: true }, parameters });
    mended.start();
    mended.run(1000);
    breakApp(mended.fleet, 0, 1000, { mode: mode.frozen });
    mendApp(mended.fleet, 0, 2000);
    expect(mended.next('died')).to.be.within(8100, 8500);
  });

  it('gives up a wait for a restart on plain Docker, not under a kubelet, and a restart ends the wait', () => {
    const waiting = (where: number, next: number) => {
      const one = lone({ model: { restart: { name: 'always' }, health: check }, parameters, platform: where });
      one.settle();
      crash(one.fleet, 0, 0);
      one.next('died');
      apiStop(one.fleet, 0, 1300, next);
      one.run(60_000);
      return one.fleet.alive[0];
    };
    expect(waiting(platform.docker, afterwards.stay)).to.equal(0);
    expect(waiting(platform.docker, afterwards.start)).to.equal(1);
    expect(waiting(platform.kubernetes, afterwards.stay)).to.equal(1);
  });

  it('comes from a kubelet also to what reads unhealthy since a pause', () => {
    const one = lone({ model: { health: check }, parameters, platform: platform.kubernetes });
    one.settle();
    pause(one.fleet, 0, 0);
    breakApp(one.fleet, 0, 0, { mode: mode.fail });
    unpause(one.fleet, 0, 3000);
    expect(one.next('started')).to.be.within(4000, 7000);
  });
});
