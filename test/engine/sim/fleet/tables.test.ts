/** The fleet against what was measured on a real engine (26.1.5): detection, first health, restarts, and Swarm's replacements. */
import { expect } from 'chai';
import { always, ofSpread } from '../../../../harness/engine/sim/fleet/distribution.ts';
import { breakApp, crash } from '../../../../harness/engine/sim/fleet/faults.ts';
import { afterwards, mode, platform } from '../../../../harness/engine/sim/fleet/fleet.ts';
import { apiStop } from '../../../../harness/engine/sim/fleet/stop.ts';
import type { Parameters } from '../../../../harness/engine/sim/parameters.ts';
import { milliseconds } from '../../../../harness/model/time.ts';
import { health } from '../../../plan/parts.ts';
import { mean } from '../solo.ts';
import { again, lone } from './lone.ts';

/** What the table's probes took: the check comes as late as the exec is set up, the rest of the probe is its exit. */
const costsOf = (probe: number, exit: number, kill: number): Partial<Parameters> => ({
  stallProbability: 0,
  probeProgram: { p50: probe - 45 - exit, sd: 0 },
  exitHandling: { p50: exit, sd: 2 },
  probeKill: { p50: kill, sd: 2 },
});

const steady: Partial<Parameters> = { stallProbability: 0 };

describe('the fleet, against the measured tables', () => {
  const broken = { how: mode.fail, exit: 12, kill: 20, takes: 0, asksAt: 'end' } as const;
  const hung = { ...broken, how: mode.hang } as const;
  // Interval, timeout, retries; what a probe took; and least, mean and most of the law that the 30 to 84 measured times passed
  // the Kolmogorov–Smirnov test against: their own means are of too few, and of stalled disks, to be met within 30 ms.
  const noticed = [
    { ...broken, check: [1000, 1000, 1], probe: 65, predicted: [10, 542, 1074] },
    { ...broken, check: [1000, 1000, 3], probe: 65.5, predicted: [2141, 2674, 3207] },
    { ...broken, check: [2000, 1000, 2], probe: 66.5, predicted: [2076, 3109, 4142] },
    { ...broken, check: [250, 1000, 3], probe: 72, predicted: [659, 819, 979] },
    { ...hung, check: [1000, 1000, 2], probe: 58, kill: 18, predicted: [3077, 3606, 4135] },
    { ...hung, check: [500, 2000, 3], probe: 68, kill: 27, predicted: [7167, 7451, 7735] },
    { ...hung, check: [500, 400, 3], probe: 68, kill: 18, predicted: [2342, 2626, 2910] },
    { ...broken, check: [1000, 3000, 2], probe: 81, exit: 10, takes: 700, predicted: [1791, 2681, 3572] },
    {
      ...broken,
      check: [1000, 3000, 2],
      probe: 69,
      exit: 15,
      takes: 700,
      asksAt: 'start',
      predicted: [2484, 3369, 4254],
    },
  ] as const;
  for (const { check, how, probe, exit, kill, takes, asksAt, predicted } of noticed) {
    const what = how === mode.hang ? 'hangs' : `fails${takes > 0 ? ` after ${takes}, looking at its ${asksAt}` : ''}`;
    it(`notices a check of ${check} that ${what} within 30 ms of ${predicted[1]} in the mean`, () => {
      const one = lone({
        model: { health: health(check[0], check[1], check[2]), check: { takes, asksAt } },
        parameters: costsOf(probe, exit, kill),
      });
      const seen = again(one, 4000, ({ fleet, next }) => {
        breakApp(fleet, 0, 0, { mode: how });
        return next('unhealthy');
      });
      expect(mean(seen)).to.be.closeTo(predicted[1], 30);
      expect(Math.min(...seen)).to.be.within(predicted[0] - 30, predicted[0] + 30);
      expect(Math.max(...seen)).to.be.within(predicted[2] - 25, predicted[2] + 60);
    });
  }

  const starts = [
    [300, 1000, 0, 1000, 1051],
    [1500, 1000, 0, 1000, 2111],
    [3300, 1000, 0, 1000, 4213],
    [2600, 2000, 10_000, 250, 2735],
    [2600, 2000, 1000, 250, 3265],
    [50, 5000, 10_000, 100, 155],
    [4200, 500, 0, 500, 4441],
  ] as const;
  for (const [boot, interval, period, start, expected] of starts) {
    it(`calls it healthy ${expected} ms after its start: boot ${boot}, interval ${interval}, start period ${period}`, () => {
      const grace = { startPeriod: milliseconds(period), startInterval: milliseconds(start) };
      const model = { health: health(interval, 1000, 3, grace), boot: always(boot) };
      const seen = Array.from({ length: 200 }, (_, run) => {
        const one = lone({ model, parameters: steady, seed: `start ${run}` });
        one.start();
        return one.next('healthy') - one.fleet.startedAt[0]!;
      });
      expect(mean(seen)).to.be.closeTo(expected, 30);
    });
  }

  const always1s = {
    health: health(1000, 1000, 3),
    restart: { name: 'always' },
    boot: ofSpread({ p50: 38, sd: 6 }),
  } as const;
  // Medians of 25: trigger → die, die → start, start → healthy, trigger → healthy.
  it('restarts after a crash as the engine does', () => {
    const one = lone({ model: always1s, parameters: steady });
    const stories = Array.from({ length: 500 }, () => {
      one.settle();
      crash(one.fleet, 0, 0);
      return [one.next('died'), one.next('started'), one.next('healthy')] as const;
    });
    expect(mean(stories.map(([died]) => died))).to.be.closeTo(152, 30);
    expect(mean(stories.map(([died, started]) => started - died))).to.be.closeTo(221, 30);
    expect(mean(stories.map(([, started, healthy]) => healthy - started))).to.be.closeTo(1058, 30);
    expect(mean(stories.map(([, , healthy]) => healthy))).to.be.closeTo(1431, 30);
  });

  it('restarts by the API as the engine does', () => {
    const one = lone({ model: { ...always1s, endsOnTerm: false }, parameters: steady });
    const seen = again(one, 500, ({ fleet, next }) => {
      apiStop(fleet, 0, 0, afterwards.start, 0);
      return next('healthy');
    });
    expect(mean(seen)).to.be.closeTo(1424, 30);
  });

  const observed = [
    ['exits at once', 0, [318, 363, 608, 1031, 1796, 3345, 6567, 12_978, 25_724, 51_365, 60_180, 60_167]],
    ['runs for 9 s', 9000, [267, 360, 569, 970, 1766, 3376, 6594, 12_922, 25_759, 51_391]],
    ['runs for 10.3 s', 10_300, [280, 280, 280, 280, 280]],
  ] as const;
  for (const [title, uptime, expected] of observed) {
    it(`waits as long as the engine for a container that ${title}`, () => {
      const one = lone({ model: { bridged: false, restart: { name: 'always' }, leavesAfter: always(uptime) } });
      one.start();
      one.run(400_000);
      const at = (what: string) => one.told.filter((told) => told.what === what).map((told) => told.at);
      const [died, started] = [at('died'), at('started').slice(1)];
      const gaps = expected.map((_, place) => started[place]! - died[place]!);
      expect(mean(gaps.map((gap, place) => gap - expected[place]!))).to.be.closeTo(0, 30);
      for (const [place, gap] of gaps.entries()) expect(gap).to.be.closeTo(expected[place]!, 60);
    });
  }

  it('gives up after the attempts of on-failure', () => {
    const one = lone({ model: { restart: { name: 'on-failure', maxAttempts: 5 }, leavesAfter: always(0) } });
    one.start();
    one.run(120_000);
    expect(one.told.filter(({ what }) => what === 'started')).to.have.length(6);
    expect(one.fleet.restartCount[0]).to.equal(5);
  });

  // From unhealthy to the kill, and from the crash or the die to healthy, as measured with two replicas.
  const swarm = { platform: platform.swarm, parameters: steady } as const;
  const twoRetries = { ...always1s, health: health(1000, 1000, 2) };
  it('replaces under Swarm as measured: a crash', () => {
    const one = lone({ ...swarm, model: twoRetries });
    const seen = again(one, 500, ({ fleet, next }) => {
      crash(fleet, 0, 0);
      return next('healthy');
    });
    expect(Math.min(...seen)).to.be.at.least(6656 - 60);
    expect(Math.max(...seen)).to.be.at.most(6731 + 60);
    expect(mean(seen)).to.be.closeTo(6665, 30);
  });

  it('replaces under Swarm as measured: an unhealthy task that ends at SIGTERM, and one that ignores it', () => {
    const parts = (endsOnTerm: boolean) => {
      const one = lone({ ...swarm, model: { ...twoRetries, endsOnTerm, stopGrace: 3000 } });
      return Array.from({ length: 500 }, () => {
        one.settle();
        breakApp(one.fleet, 0, 0, { mode: mode.fail });
        const [unhealthy, killed, died, started] = [
          one.next('unhealthy'),
          one.next('signalled'),
          one.next('died'),
          one.next('started'),
        ];
        return { wait: killed - unhealthy, stop: died - killed, replace: started - died };
      });
    };
    for (const { wait, stop, replace } of parts(true)) {
      expect(wait).to.be.within(2000, 2045);
      expect(stop).to.be.within(100, 260);
      expect(replace).to.be.within(5423 - 30, 5551 + 30);
    }
    for (const { stop } of parts(false)) expect(stop).to.be.within(3100, 3220);
  });

  it('never replaces under Swarm what ends with 0 and has on-failure', () => {
    const restart = { name: 'on-failure', maxAttempts: 0 } as const;
    const one = lone({ ...swarm, model: { ...twoRetries, restart } });
    one.settle();
    breakApp(one.fleet, 0, 0, { mode: mode.fail });
    one.run(1e6);
    expect(one.told.map(({ what }) => what)).to.deep.equal(['unhealthy', 'signalled', 'died']);
    const failing = lone({ ...swarm, model: { ...twoRetries, restart, termCode: 143 } });
    failing.settle();
    breakApp(failing.fleet, 0, 0, { mode: mode.fail });
    expect(failing.next('healthy')).to.be.above(8000);
  });
});
