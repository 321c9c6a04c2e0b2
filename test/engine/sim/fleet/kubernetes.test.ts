/** The same settings as probes of a kubelet, against its formulas. `engine/SEMANTICS.md`, "Kubernetes". */
import { expect } from 'chai';
import { always } from '../../../../harness/engine/sim/fleet/distribution.ts';
import { breakApp, crash } from '../../../../harness/engine/sim/fleet/faults.ts';
import { mode, platform } from '../../../../harness/engine/sim/fleet/fleet.ts';
import { kubernetesTimes } from '../../../../harness/engine/sim/fleet/kubernetes.ts';
import type { HealthSettings } from '../../../../harness/model/settings.ts';
import { milliseconds } from '../../../../harness/model/time.ts';
import { health } from '../../../plan/parts.ts';
import { mean } from '../solo.ts';
import { again, lone } from './lone.ts';

const kubelet = { platform: platform.kubernetes, parameters: { stallProbability: 0 } } as const;

/** From the check to the end of a failing probe. */
const rest = 4;

describe('a kubelet', () => {
  it('has whole seconds, at least one', () => {
    expect(kubernetesTimes(health(250, 400, 3))).to.include({ interval: 1000, timeout: 1000, retries: 3 });
    expect(kubernetesTimes(health(5400, 1500, 3))).to.include({ interval: 5000, timeout: 2000 });
  });

  it('notices a failing probe after W + (F − 1)·P, W ~ U(0, P): probes keep their rate however long they take', () => {
    const one = lone({ ...kubelet, model: { health: health(5000, 2000, 3), check: { takes: 900, asksAt: 'end' } } });
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

  it('starts again what a check finds dead before its exit was handled, in the one way there is', () => {
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

  /** A death and its handling, the relist that sees it, and the making of a new container. */
  const untilStart = 152 + 500 + 492;
  const crashes = (times: HealthSettings) =>
    again(lone({ ...kubelet, model: { health: times } }), 4000, ({ fleet, next }) => {
      crash(fleet, 0, 0);
      return next('healthy');
    });
  const starting = (interval: number, startPeriod: number, startInterval = interval) =>
    health(interval, 1000, 3, {
      startPeriod: milliseconds(startPeriod),
      startInterval: milliseconds(startInterval),
    });

  it('probes a new container when a relist has shown it, at the next tick of the startup probe, and by a relist at its readiness', () => {
    for (const [interval, startPeriod] of [
      [5000, 5000],
      [10_000, 30_000],
    ] as const) {
      const seen = crashes(starting(interval, startPeriod));
      expect(mean(seen), `${interval}`).to.be.closeTo(untilStart + 500 + interval / 2 + 52 + 500 + 52, 120);
      expect(Math.min(...seen)).to.be.within(700, 1600);
      expect(Math.max(...seen)).to.be.within(interval + 2500, interval + 3900);
    }
    expect(mean(crashes(starting(10_000, 30_000, 1000))), 'a startup probe of its own rate').to.be.closeTo(
      untilStart + 500 + 500 + 52 + 500 + 52,
      60,
    );
  });

  it('probes readiness two relists after a start where there is no startup probe, or at a tick before', () => {
    const seen = crashes(health(10_000, 1000, 3));
    // The earlier of a tick, anywhere in 10 s, and the second relist: 1 s − 1²/20.
    expect(mean(seen)).to.be.closeTo(untilStart + 500 + 950 + 52, 60);
    expect(Math.max(...seen)).to.be.below(152 + 1000 + 540 + 2000 + 150);
  });

  it('has no new container seen before a period after the failing check that ended the last', () => {
    const one = lone({ ...kubelet, model: { health: starting(5000, 5000) } });
    const back = again(one, 1000, ({ fleet, next }) => {
      breakApp(fleet, 0, 0, { mode: mode.fail });
      return -next('unhealthy') + next('healthy');
    });
    expect(Math.min(...back)).to.be.within(5010, 5200);
    expect(Math.max(...back)).to.be.within(5900, 6200);
  });

  it('ends nothing because a probe of readiness between ticks has failed', () => {
    const one = lone({ ...kubelet, model: { health: health(10_000, 1000, 1), boot: always(5000) } });
    one.start();
    expect(one.next('healthy') - one.fleet.startedAt[0]!).to.be.closeTo(10_052, 20);
    expect(one.told.map(({ what }) => what)).to.deep.equal(['started', 'healthy']);
  });

  it('keeps its ticks while nobody needs to see them, and through a restart', () => {
    const one = lone({ ...kubelet, model: { health: health(5000, 1000, 2) } });
    one.start();
    one.run(1_000_000);
    expect(one.fleet.asleep[0]).to.equal(1);
    const first = one.fleet.startedAt[0]!;
    const offTick = (at: number) => Math.abs(((at - first + 2500) % 5000) - 2500);
    breakApp(one.fleet, 0, 1_003_210, { mode: mode.fail });
    expect(offTick(one.next('unhealthy') - 52)).to.be.below(20);
    one.next('healthy');
    expect(one.fleet.ticksFrom[0], 'the worker outlives its container').to.equal(first);
  });

  it('gives a startup probe start period ÷ start interval tries, and then ends the process, which Docker never does', () => {
    const grace = { startPeriod: milliseconds(10_000), startInterval: milliseconds(1000) };
    const start = (boot: number) => {
      const one = lone({ ...kubelet, model: { health: health(5000, 1000, 3, grace), boot: always(boot) } });
      one.start();
      return one;
    };
    // The tick at 7 s passes; readiness is looked at by the relist after it.
    const quick = start(6500);
    expect(quick.next('healthy') - quick.fleet.startedAt[0]!).to.be.within(7050, 8200);
    // The worker of a new pod begins with it, and finds the container at its next tick.
    const slow = start(30_000);
    const unhealthy = slow.next('unhealthy');
    expect(unhealthy - slow.fleet.startedAt[0]!).to.be.closeTo(10_000, 100);
    expect(slow.next('died')).to.be.above(unhealthy);
  });
});
