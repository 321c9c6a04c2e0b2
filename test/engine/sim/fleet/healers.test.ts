/** Who brings an unhealthy container of a fleet back, and what none of them can. */
import { expect } from 'chai';
import { always } from '../../../../harness/engine/sim/fleet/distribution.ts';
import { breakApp, mendApp } from '../../../../harness/engine/sim/fleet/faults.ts';
import { mode } from '../../../../harness/engine/sim/fleet/fleet.ts';
import { downtime } from '../../../../harness/engine/sim/fleet/served.ts';
import { health } from '../../../plan/parts.ts';
import { mean } from '../solo.ts';
import { again, lone } from './lone.ts';

const model = { health: health(1000, 500, 2), restart: { name: 'always' } } as const;
const parameters = { stallProbability: 0 };

const story = (healer: 'none' | 'sidecar' | 'exit-on-unhealthy' | 'restart-policy', how: number, more = {}) => {
  const one = lone({ model: { ...model, healer, ...more }, parameters });
  one.settle();
  breakApp(one.fleet, 0, 0, { mode: how });
  one.run(60_000);
  return one;
};

describe('a healer', () => {
  it('of none, or a policy alone, brings nothing back that is merely unhealthy', () => {
    for (const healer of ['none', 'restart-policy'] as const) {
      expect(story(healer, mode.fail).told.map(({ what }) => what)).to.deep.equal(['unhealthy']);
    }
  });

  it('that is a sidecar restarts what it sees unhealthy, half its interval later in the mean', () => {
    const one = lone({ model: { ...model, healer: 'sidecar' }, parameters });
    const waits = again(one, 2000, ({ fleet, next }) => {
      breakApp(fleet, 0, 0, { mode: mode.fail });
      const unhealthy = next('unhealthy');
      return next('signalled') - unhealthy;
    });
    expect(mean(waits)).to.be.closeTo(500 + 10, 25);
    expect(Math.max(...waits)).to.be.within(950, 1030);
    one.run(60_000);
    expect(one.fleet.health[0]).to.equal(2);
  });

  it('that is a sidecar heals a hang too, after the grace that a frozen process ignores', () => {
    const one = story('sidecar', mode.frozen, { stopGrace: 4000 });
    const at = (what: string) => one.told.find((told) => told.what === what)!.at;
    expect(at('died') - at('signalled')).to.be.within(4100, 4250);
    expect(one.fleet.health[0]).to.equal(2);
  });

  it('that is a sidecar leaves alone what has healed before it checked', () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const one = lone({
        model: { ...model, health: health(10, 500, 1), healer: 'sidecar' },
        parameters,
        seed: `${seed}`,
      });
      one.settle();
      breakApp(one.fleet, 0, 0, { mode: mode.fail });
      const unhealthy = one.next('unhealthy');
      mendApp(one.fleet, 0, unhealthy);
      one.run(60_000);
      const healed = one.told.find(({ what }) => what === 'healthy')!.at;
      const signalled = one.told.find(({ what }) => what === 'signalled')?.at ?? 0;
      // What was decided is not taken back: the signal comes up to 16 ms after it.
      expect(signalled).to.be.below(healed + 20);
    }
  });

  it('that is the check itself ends the process at its first failure, whatever the retries', () => {
    const one = lone({ model: { ...model, healer: 'exit-on-unhealthy' }, parameters });
    const died = again(one, 2000, ({ fleet, next }) => {
      breakApp(fleet, 0, 0, { mode: mode.fail });
      return next('died');
    });
    expect(mean(died)).to.be.closeTo(1053 / 2 + 4 + 152, 30);
    expect(Math.max(...died)).to.be.below(1053 + 4 + 200);
  });

  it('that is the check itself cannot heal a hang: what is killed by its timeout kills nobody', () => {
    for (const how of [mode.hang, mode.frozen]) {
      expect(story('exit-on-unhealthy', how).told.map(({ what }) => what)).to.deep.equal(['unhealthy']);
    }
  });

  it('that is the check itself makes a crash loop of an application that boots after its first check', () => {
    const one = lone({ model: { ...model, healer: 'exit-on-unhealthy', boot: always(1500) }, parameters });
    one.start();
    one.run(600_000);
    expect(one.told.filter(({ what }) => what === 'died').length).to.be.above(10);
    expect(one.told.some(({ what }) => what === 'healthy')).to.equal(false);
  });

  it('leaves users without answers from the fault until the new process is up', () => {
    const one = story('sidecar', mode.fail);
    const started = one.told.find(({ what }) => what === 'started')!.at;
    expect(downtime(one.fleet, 0, 60_000)).to.be.closeTo(started + 37, 20);
  });
});
