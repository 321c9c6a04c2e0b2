/** Containers that ask each other: a check that calls its dependency fails while that is down, and nobody is asked without result. */
import { expect } from 'chai';
import { advanceAll } from '../../../../harness/engine/sim/fleet/advance.ts';
import { rollUnit } from '../../../../harness/engine/sim/fleet/dice.ts';
import { breakApp, crash, mendApp, pause, unpause } from '../../../../harness/engine/sim/fleet/faults.ts';
import { change, makeFleet, mode } from '../../../../harness/engine/sim/fleet/fleet.ts';
import { needsOf } from '../../../../harness/engine/sim/fleet/graph.ts';
import { start } from '../../../../harness/engine/sim/fleet/life.ts';
import { plainModel, profileOf } from '../../../../harness/engine/sim/fleet/profile.ts';
import { makeQueue } from '../../../../harness/engine/sim/fleet/queue.ts';
import { rulesOf } from '../../../../harness/engine/sim/rules.ts';
import { health } from '../../../plan/parts.ts';
import { kolmogorovSmirnov } from '../../../statistics/two-sample.ts';

const names = Object.keys(change);

/** A page (0) asks an API (1), which asks a database (2); a lonely one (3) asks nobody. All healthy after 10 s. */
function chain(options: { readonly sleeps?: boolean; readonly seed?: string } = {}) {
  const told: { readonly who: number; readonly what: string; readonly at: number }[] = [];
  const model = { ...plainModel, health: health(1000, 1000, 2), restart: { name: 'always' } } as const;
  const fleet = makeFleet({
    seed: options.seed ?? 'chain',
    profiles: [profileOf(model)],
    profile: new Uint32Array(4),
    rules: rulesOf('26.1.5'),
    needs: needsOf(4, Uint32Array.of(0, 1, 1, 2)),
    queue: makeQueue(4),
    sleeps: options.sleeps ?? true,
    tell: (who, what, at) => told.push({ who, what: names[what]!, at }),
  });
  for (let i = 0; i < 4; i += 1) start(fleet, i, rollUnit(fleet.dice) * 1000);
  advanceAll(fleet, 10_000);
  return { fleet, told };
}

const unhealthy = ({ told }: ReturnType<typeof chain>, since: number) =>
  new Set(told.filter(({ what, at }) => what === 'unhealthy' && at >= since).map(({ who }) => who));

describe('containers that ask each other', () => {
  it('are healthy once everybody below is, and asleep then', () => {
    const { fleet } = chain();
    expect([...fleet.health]).to.deep.equal([2, 2, 2, 2]);
    expect([...fleet.asleep]).to.deep.equal([1, 1, 1, 1]);
    expect([...fleet.needs!.below]).to.deep.equal([0, 0, 0, 0]);
  });

  it('wait for who is below: a page whose database boots late is unhealthy until it is up', () => {
    const one = chain();
    breakApp(one.fleet, 2, 10_000, { mode: mode.fail });
    crash(one.fleet, 0, 10_000);
    advanceAll(one.fleet, 20_000);
    expect(one.fleet.health[0]).to.equal(3);
    mendApp(one.fleet, 2, 20_000);
    advanceAll(one.fleet, 25_000);
    expect([...one.fleet.health]).to.deep.equal([2, 2, 2, 2]);
    expect([...one.fleet.asleep]).to.deep.equal([1, 1, 1, 1]);
  });

  it('fail upwards directly or not, and never downwards or beside', () => {
    const broken = (i: number) => {
      const one = chain();
      breakApp(one.fleet, i, 10_000, { mode: mode.fail });
      advanceAll(one.fleet, 20_000);
      return unhealthy(one, 10_000);
    };
    expect(broken(2)).to.deep.equal(new Set([0, 1, 2]));
    expect(broken(1)).to.deep.equal(new Set([0, 1]));
    expect(broken(0)).to.deep.equal(new Set([0]));
    expect(broken(3)).to.deep.equal(new Set([3]));
  });

  it('are spared by a fault that only the own check sees', () => {
    const one = chain();
    breakApp(one.fleet, 2, 10_000, { mode: mode.fail, spares: true });
    advanceAll(one.fleet, 20_000);
    expect(unhealthy(one, 10_000)).to.deep.equal(new Set([2]));
  });

  it('hang with who hangs or is paused, and heal when it goes on', () => {
    const one = chain();
    pause(one.fleet, 2, 10_000);
    advanceAll(one.fleet, 20_000);
    expect(unhealthy(one, 10_000)).to.deep.equal(new Set([0, 1]));
    unpause(one.fleet, 2, 20_000);
    advanceAll(one.fleet, 25_000);
    expect([...one.fleet.health]).to.deep.equal([2, 2, 2, 2]);
  });

  it('notice as when everybody is checked all the time', () => {
    const noticed = (sleeps: boolean) =>
      Array.from({ length: 400 }, (_, run) => {
        const one = chain({ sleeps, seed: `${sleeps} ${run}` });
        const fault = 10_000 + 20_000 * rollUnit(one.fleet.dice);
        advanceAll(one.fleet, fault);
        breakApp(one.fleet, 2, fault, { mode: mode.fail });
        advanceAll(one.fleet, fault + 10_000);
        return one.told.find(({ who, what, at }) => who === 0 && what === 'unhealthy' && at >= fault)!.at - fault;
      });
    const { d, p } = kolmogorovSmirnov(noticed(true), noticed(false));
    expect(p, `D ${d}`).to.be.above(0.01);
  });
});
