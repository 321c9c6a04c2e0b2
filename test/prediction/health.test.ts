/** The closed formulas of the health check, against published measurements and against simulated draws. */
import { expect } from 'chai';
import fc from 'fast-check';
import type { HealthSettings } from '../../harness/model/settings.ts';
import { type Duration, type DurationRange, milliseconds as ms, range, seconds } from '../../harness/model/time.ts';
import { defaultCosts, type EngineCosts } from '../../harness/prediction/costs.ts';
import {
  defaultStartInterval,
  detectionOfFailure,
  detectionOfHang,
  gapAt,
  healthyAfterRepair,
  healthyAfterStart,
} from '../../harness/prediction/health.ts';
import { health } from '../plan/parts.ts';

/** Seconds. */
const settings = (interval: number, timeout: number, retries: number, startPeriod = 0, startInterval = interval) =>
  health(interval * 1000, timeout * 1000, retries, {
    startPeriod: seconds(startPeriod),
    startInterval: seconds(startInterval),
  });

const quiet = (probe: number): EngineCosts => ({
  ...defaultCosts,
  probe: range(ms(probe), ms(probe)),
  untilRequest: range(ms(45), ms(45)),
  afterRequest: range(ms(10), ms(10)),
  killTimedOut: range(ms(20), ms(20)),
  timer: range(ms(0), ms(0)),
});

const inside = (bounds: DurationRange, value: number): boolean =>
  value >= bounds.min - 1e-6 && value <= bounds.max + 1e-6;

describe('health', () => {
  it('gives the published bounds for a probe that fails at once', () => {
    const bounds = detectionOfFailure(settings(2, 1, 2), quiet(66));
    expect(bounds.min).to.be.closeTo(2076, 5);
    expect(bounds.max).to.be.closeTo(4142, 5);
  });

  it('gives the published bounds for a probe that hangs', () => {
    const bounds = detectionOfHang(settings(1, 1, 2), { ...quiet(58), untilRequest: range(ms(43), ms(43)) });
    expect(bounds.min).to.be.closeTo(3077, 15);
    expect(bounds.max).to.be.closeTo(4135, 15);
  });

  it('gives the published times from start to healthy', () => {
    const at = (boot: number, health: HealthSettings): DurationRange =>
      healthyAfterStart(health, range(ms(boot), ms(boot)), quiet(51));
    expect(at(300, settings(1, 1, 3)).max).to.be.closeTo(1051, 1);
    expect(inside(at(1500, settings(1, 1, 3)), 2111)).to.equal(true);
    expect(inside(at(2600, settings(2, 1, 3, 10, 0.25)), 2735)).to.equal(true);
    expect(inside(at(2600, settings(2, 1, 3, 1, 0.25)), 3265)).to.equal(true);
  });

  it('holds the measured spread of a busy machine with its default costs', () => {
    const bounds = detectionOfFailure(settings(1, 1, 3), defaultCosts);
    expect(inside(bounds, 2142)).to.equal(true);
    expect(inside(bounds, 4000)).to.equal(true);
  });

  it('knows the start interval that an engine takes when none is given', () => {
    expect(defaultStartInterval('26.1.5', seconds(30))).to.equal(30_000);
    expect(defaultStartInterval('27.0.0', seconds(30))).to.equal(5000);
    expect(defaultStartInterval('20.10.27', seconds(7))).to.equal(7000);
  });

  it('contains every draw of a fault at a random phase', () => {
    fc.assert(
      fc.property(anySettings, unit, fc.array(unit, { minLength: 12, maxLength: 12 }), (health, phase, chance) => {
        const bounds = detectionOfFailure(health, defaultCosts);
        expect(inside(bounds, simulateFailure(health, phase, chance))).to.equal(true);
      }),
    );
  });

  it('contains every draw of a repair at a random phase', () => {
    fc.assert(
      fc.property(anySettings, unit, unit, unit, (health, phase, long, look) => {
        const probe = within(defaultCosts.probe, long);
        const time = phase * (health.interval + probe) + Math.min(probe, within(defaultCosts.afterRequest, look));
        expect(inside(healthyAfterRepair(health, defaultCosts), time)).to.equal(true);
      }),
    );
  });

  it('contains every walk from start to healthy', () => {
    fc.assert(
      fc.property(
        anySettings,
        fc.integer({ min: 0, max: 20_000 }),
        fc.array(unit, { minLength: 400, maxLength: 400 }),
        (health, boot, chance) => {
          const bounds = healthyAfterStart(health, range(ms(boot * 0.8), ms(boot)), defaultCosts);
          expect(inside(bounds, walkToHealthy(health, boot * (0.8 + 0.2 * chance[0]!), chance))).to.equal(true);
        },
      ),
    );
  });
});

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const anySettings = fc
  .record({
    interval: fc.integer({ min: 100, max: 30_000 }),
    retries: fc.integer({ min: 1, max: 5 }),
    startPeriod: fc.integer({ min: 0, max: 10_000 }),
    startInterval: fc.integer({ min: 100, max: 5000 }),
  })
  .map(
    (some): HealthSettings => ({
      test: null,
      interval: ms(some.interval),
      timeout: ms(1000),
      retries: some.retries,
      startPeriod: ms(some.startPeriod),
      startInterval: ms(some.startInterval),
    }),
  );

const within = ({ min, max }: DurationRange, share: number): Duration => ms(min + share * (max - min));

/** A cycle of gap and probe, with the fault at `phase` of it: the first check after the fault is the first failure. */
function simulateFailure(health: HealthSettings, phase: number, chance: readonly number[]): number {
  const first = within(defaultCosts.probe, chance[0]!);
  const rest = Math.min(first, within(defaultCosts.afterRequest, chance[1]!));
  const wait = phase * (health.interval + first);
  let time = wait + rest;
  for (let n = 1; n < health.retries; n++) {
    time += health.interval + within(defaultCosts.timer, chance[n + 1]!) + within(defaultCosts.probe, chance[n + 6]!);
  }
  return time;
}

function walkToHealthy(health: HealthSettings, boot: number, chance: readonly number[]): number {
  let time = 0;
  for (let n = 0; ; n++) {
    time += gapAt(health, time) + within(defaultCosts.timer, chance[n % 400]!);
    const probe = within(defaultCosts.probe, chance[(n + 1) % 400]!);
    const look = Math.min(probe, within(defaultCosts.untilRequest, chance[(n + 2) % 400]!));
    if (time + look >= boot) return time + probe;
    time += probe;
  }
}
