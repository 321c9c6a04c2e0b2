/** The same settings as probes of a kubelet, against its formulas. `reference/engine-semantics.md` §5. */
import { expect } from 'chai';
import { always } from '../../../../harness/engine/sim/fleet/distribution.ts';
import { breakApp, crash } from '../../../../harness/engine/sim/fleet/faults.ts';
import { mode, platform } from '../../../../harness/engine/sim/fleet/fleet.ts';
import { kubernetesTimes } from '../../../../harness/engine/sim/fleet/kubernetes.ts';
import { milliseconds } from '../../../../harness/model/time.ts';
import { health, mean } from '../solo.ts';
import { again, lone } from './lone.ts';

const kubelet = { platform: platform.kubernetes, parameters: { stallProbability: 0 } } as const;

/** From the look to the end of a failing probe. */
const rest = 4;

describe('a kubelet', () => {
  it('has whole seconds, at least one', () => {
    expect(kubernetesTimes(health(250, 400, 3))).to.include({ interval: 1000, timeout: 1000, retries: 3 });
    expect(kubernetesTimes(health(5400, 1500, 3))).to.include({ interval: 5000, timeout: 2000 });
  });

  it('notices a failing probe after W + (F − 1)·P, W ~ U(0, P): probes keep their rate however long they take', () => {
    const one = lone({ ...kubelet, model: { health: health(5000, 2000, 3), check: { takes: 900, looksAt: 'end' } } });
    const seen = again(one, 4000, ({ fleet, next }) => {
      breakApp(fleet, 0, 0, { mode: mode.fail });
      return next('unhealthy');
    });
    expect(mean(seen)).to.be.closeTo(2.5 * 5000 + rest, 100);
    expect(Math.min(...seen)).to.be.within(10_000 - 20, 10_000 + 40);
    expect(Math.max(...seen)).to.be.within(15_000 - 40, 15_000 + 40);
  });

  it('notices a hanging one a timeout later, and no sooner than a probe after the other where that is longer than the period', () => {
    const times = (interval: number, timeout: number) => {
      const one = lone({ ...kubelet, model: { health: health(interval, timeout, 2), stopGrace: 0 } });
      return again(one, 4000, ({ fleet, next }) => {
        breakApp(fleet, 0, 0, { mode: mode.hang });
        return next('unhealthy');
      });
    };
    expect(mean(times(5000, 1000))).to.be.closeTo(1.5 * 5000 + 1020, 100);
    expect(mean(times(1000, 3000))).to.be.closeTo(500 + 2 * 3020 + 48, 60);
  });

  it('restarts what is dead by its liveness probe at once, and then after 10, 20, 40 … 300 s', () => {
    const model = { health: health(1000, 1000, 1), boot: always(1e9) };
    const one = lone({ ...kubelet, model });
    one.start();
    one.run(3.6e6);
    const at = (what: string) => one.told.filter((told) => told.what === what).map((told) => told.at);
    const [died, started] = [at('died'), at('started').slice(1)];
    const waits = started.slice(0, 8).map((start, place) => Math.round((start - died[place]!) / 1000));
    expect(waits).to.deep.equal([0, 10, 20, 40, 80, 160, 300, 300]);
  });

  it('sees by its relist, up to a second late, what ended by itself', () => {
    const one = lone({ ...kubelet, model: { health: health(1000, 1000, 3) } });
    const seen = again(one, 4000, ({ fleet, next }) => {
      crash(fleet, 0, 0);
      return next('died');
    });
    expect(Math.max(...seen) - Math.min(...seen)).to.be.within(950, 1100);
  });

  it('starts again what a look finds dead before its exit was handled, in the one way there is', () => {
    const one = lone({ ...kubelet, model: { health: health(1000, 1000, 1), boot: always(0) } });
    let first = 0;
    again(one, 2000, ({ fleet, told, next }) => {
      crash(fleet, 0, 0);
      next('healthy');
      const words = told.map(({ what }) => what);
      if (words[0] === 'unhealthy') first += 1;
      expect(words.filter((what) => what === 'died' || what === 'started')).to.deep.equal(['died', 'started']);
      expect(words).not.to.include('signalled');
      expect(fleet.exitCode[0]).to.equal(137);
      return 0;
    });
    // The exit is handled 27 ms after the death, of a period of 1000.
    expect(first / 2000).to.be.within(0.01, 0.04);
  });

  it('gives a startup probe start period ÷ start interval tries, and then ends the process, which Docker never does', () => {
    const grace = { startPeriod: milliseconds(10_000), startInterval: milliseconds(1000) };
    const start = (boot: number) => {
      const one = lone({ ...kubelet, model: { health: health(5000, 1000, 3, grace), boot: always(boot) } });
      one.start();
      return one;
    };
    const quick = start(6500);
    expect(quick.next('healthy') - quick.fleet.startedAt[0]!).to.be.closeTo(7000, 100);
    const slow = start(30_000);
    const unhealthy = slow.next('unhealthy');
    expect(unhealthy - slow.fleet.startedAt[0]!).to.be.closeTo(9000, 100);
    expect(slow.next('died')).to.be.above(unhealthy);
  });
});
