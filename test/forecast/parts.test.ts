/** The parts of a forecast: quantiles, false alarms against the simulated truth, ranking, and settings by arithmetic. */
import { expect } from 'chai';
import fc from 'fast-check';
import { breakApp } from '../../harness/engine/sim/fleet/faults.ts';
import { mode, platform } from '../../harness/engine/sim/fleet/fleet.ts';
import { plainModel, profileOf } from '../../harness/engine/sim/fleet/profile.ts';
import { applySettings, canApply } from '../../harness/forecast/apply-settings.ts';
import { checksPerHour, falseAlarmsPerHour } from '../../harness/forecast/false-alarms.ts';
import { foresee } from '../../harness/forecast/foreseen.ts';
import { rank } from '../../harness/forecast/rank.ts';
import type { Objective } from '../../harness/model/comparison-plan.ts';
import type { ForecastCell, Foreseen } from '../../harness/model/forecast.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { quantile } from '../../harness/statistics/quantile.ts';
import { lone } from '../engine/sim/fleet/lone.ts';
import { health, planned } from '../plan/parts.ts';

describe('what is predicted of many times', () => {
  it('has the quantiles of type 7, and none that lies among what did not come', () => {
    const times = fc.array(
      fc.oneof(fc.double({ min: 0, max: 99, noNaN: true }), fc.constant(Number.POSITIVE_INFINITY)),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(times, (all) => {
        const seen = foresee(Float64Array.from(all), 100);
        const came = all.filter((one) => one < 100);
        expect(seen.share).to.equal(came.length / all.length);
        for (const [name, share] of [
          ['p5', 0.05],
          ['median', 0.5],
          ['p95', 0.95],
          ['max', 1],
        ] as const) {
          const expected = quantile(all, share);
          if (Math.ceil(share * (all.length - 1)) >= came.length) expect(seen[name]).to.equal(null);
          else expect(seen[name]).to.be.closeTo(expected, 1e-9);
        }
        const least = all.reduce((sum, one) => sum + Math.min(one, 100), 0) / all.length;
        expect(seen.mean).to.be.closeTo(least, 1e-9);
      }),
    );
  });
});

describe('false alarms', () => {
  /** Alarms per hour, counted: of a container that flaps and is set well again after each. */
  function counted(check: readonly [number, number, number], share: number, on: number): number {
    const one = lone({ model: { health: health(check[0], check[1], check[2]) }, platform: on });
    const { fleet } = one;
    let total = 0;
    const alarms = 1500;
    for (let alarm = 0; alarm < alarms; alarm += 1) {
      one.settle();
      breakApp(fleet, 0, 0, { mode: mode.flap, share });
      total += one.next('unhealthy', 1e12);
    }
    return (alarms * 3.6e6) / total;
  }

  for (const [check, share] of [
    [[1000, 1000, 1], 0.01],
    [[1000, 1000, 2], 0.1],
    [[5000, 1000, 3], 0.3],
  ] as const) {
    it(`come as often as the closed form says: ${check}, ${share * 100} % of checks fail`, () => {
      for (const name of ['docker', 'kubernetes'] as const) {
        const closed = falseAlarmsPerHour(
          profileOf({ ...plainModel, health: health(check[0], check[1], check[2]) }),
          name,
          share,
        );
        expect(counted(check, share, platform[name]) / closed, name).to.be.within(0.92, 1.08);
      }
    });
  }

  it('need but one failure where the check ends its process, and never come without a check', () => {
    const profile = profileOf({ ...plainModel, health: health(1000, 1000, 3), healer: 'exit-on-unhealthy' });
    expect(falseAlarmsPerHour(profile, 'docker', 0.001)).to.be.closeTo(checksPerHour(profile, 'docker') / 1000, 0.01);
    const unchecked = profileOf(plainModel);
    expect([falseAlarmsPerHour(unchecked, 'docker', 0.5), checksPerHour(unchecked, 'docker')]).to.deep.equal([0, 0]);
  });
});

const foreseen = (share: number, p95: number | null): Foreseen => {
  const figure = p95 === null ? null : milliseconds(p95);
  return { share, p5: figure, median: figure, p95: figure, max: figure, mean: milliseconds(p95 ?? 60_000) };
};

const cell = (recovery: Foreseen, more: Partial<ForecastCell> = {}): ForecastCell => ({
  variant: 'v',
  platform: 'docker',
  detection: foreseen(1, 1000),
  engineRecovery: recovery,
  recovery,
  afterEnd: null,
  downtime: recovery,
  restarts: 1,
  askers: [],
  falseAlarmsPerHour: 0,
  looksPerHour: 100,
  ...more,
});

describe('the ranking', () => {
  const objective: Objective = {
    text: 'TTR p95 < 15s',
    quantity: 'recovery',
    statistic: 'p95',
    limit: milliseconds(15_000),
  };

  it('puts what recovers first, and the sooner the better', () => {
    expect(
      rank(
        [cell(foreseen(0, null)), cell(foreseen(1, 9000)), cell(foreseen(1, 4000)), cell(foreseen(0.5, null))],
        null,
      ),
    ).to.deep.equal([2, 1, 3, 0]);
  });

  it('puts what meets the objective first by its price, and the others by how near they come', () => {
    const cells = [
      cell(foreseen(1, 2000), { falseAlarmsPerHour: 3 }),
      cell(foreseen(1, 40_000)),
      cell(foreseen(1, 14_000), { falseAlarmsPerHour: 0.1, looksPerHour: 700 }),
      cell(foreseen(1, 14_500), { falseAlarmsPerHour: 0.1, looksPerHour: 120 }),
      cell(foreseen(1, 16_000)),
      cell(foreseen(0.9, null)),
    ];
    expect(rank(cells, objective)).to.deep.equal([3, 2, 0, 4, 1, 5]);
  });

  it('counts recovery from the end of the fault where nobody heals before it', () => {
    const afterEnd = (p95: number) => ({ engineRecovery: foreseen(1, p95), recovery: foreseen(1, p95) });
    const cells = [30_000, 5000].map((p95) => cell(foreseen(0, null), { afterEnd: afterEnd(p95) }));
    expect(rank(cells, objective)).to.deep.equal([1, 0]);
    expect(rank([...cells, cell(foreseen(1, 14_000))], objective)).to.deep.equal([2, 1, 0]);
  });

  it('ranks ten thousand within a second', () => {
    const cells = Array.from({ length: 10_000 }, (_, place) => cell(foreseen(1, (place * 7919) % 30_000)));
    const began = performance.now();
    const order = rank(cells, objective);
    expect(performance.now() - began).to.be.below(1000);
    expect(new Set(order).size).to.equal(10_000);
  });
});

describe('settings by arithmetic', () => {
  const api = planned('api', { health: health(5000, 1000, 2), restart: { name: 'no' } });

  it('change what they name and nothing else', () => {
    const [changed] = applySettings([api], {
      api: {
        restart: 'on-failure:3',
        healthcheck: { interval: '1s', retries: 1 },
        stop_grace_period: '2s',
        init: true,
        scale: 2,
      },
    });
    expect(changed).to.deep.include({
      restart: { name: 'on-failure', maxAttempts: 3 },
      stopGrace: 2000,
      init: true,
      replicas: 2,
    });
    expect(changed!.health).to.deep.include({ interval: 1000, timeout: 1000, retries: 1, startInterval: 1000 });
    expect(applySettings([api], {})).to.deep.equal([api]);
  });

  it('keep a start interval that was set, and take a check away', () => {
    const own = planned('api', { health: health(5000, 1000, 2, { startInterval: milliseconds(200) }) });
    expect(applySettings([own], { api: { healthcheck: { interval: '1s' } } })[0]!.health!.startInterval).to.equal(200);
    const [off] = applySettings([api], { api: { healthcheck: { disable: true } } });
    expect(off).to.deep.include({ health: null, healthFrom: 'none' });
  });

  it('leave to Compose what only Compose can tell', () => {
    expect(canApply({ api: { restart: 'always' } }, [api])).to.equal(true);
    expect(canApply({ api: { image: 'other' } }, [api])).to.equal(false);
    expect(canApply({ api: { environment: { A: 'b' } } }, [api])).to.equal(false);
    expect(canApply({ other: { restart: 'always' } }, [api])).to.equal(false);
  });
});
