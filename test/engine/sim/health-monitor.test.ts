/** The health monitor against what was measured on a real engine (26.1.5): its formulas, its tables, its edge cases. */
import { expect } from 'chai';
import { apiPause, apiUnpause } from '../../../harness/engine/sim/operations.ts';
import { measured } from '../../../harness/engine/sim/parameters.ts';
import { runUntil } from '../../../harness/engine/sim/world.ts';
import { milliseconds } from '../../../harness/model/time.ts';
import { health } from '../../plan/parts.ts';
import { mean, solo, switchable, untilTold } from './solo.ts';

/** One row of the verification table: settings, the kind of failure, the probe's length, and the measured mean. */
interface Row {
  readonly settings: readonly [interval: number, timeout: number, retries: number];
  readonly kind: 'broken' | 'hung';
  readonly probe: number;
  /** From the check to the end of the probe; left out: 12 ms. */
  readonly exit?: number;
  /** What it took to kill a hung probe. */
  readonly kill?: number;
  readonly slow?: { readonly takes: number; readonly asksAt: 'start' | 'end' };
  readonly predicted: readonly [min: number, mean: number, max: number];
}

const table: readonly Row[] = [
  { settings: [1000, 1000, 1], kind: 'broken', probe: 65, predicted: [10, 542, 1074] },
  { settings: [1000, 1000, 3], kind: 'broken', probe: 65.5, predicted: [2141, 2674, 3207] },
  { settings: [2000, 1000, 2], kind: 'broken', probe: 66.5, predicted: [2076, 3109, 4142] },
  { settings: [250, 1000, 3], kind: 'broken', probe: 72, predicted: [659, 819, 979] },
  { settings: [1000, 1000, 2], kind: 'hung', kill: 18, probe: 58, predicted: [3077, 3606, 4135] },
  { settings: [500, 2000, 3], kind: 'hung', kill: 27, probe: 68, predicted: [7167, 7451, 7735] },
  { settings: [500, 400, 3], kind: 'hung', kill: 18, probe: 68, predicted: [2342, 2626, 2910] },
  {
    settings: [1000, 3000, 2],
    kind: 'broken',
    probe: 781 - 700,
    exit: 10,
    slow: { takes: 700, asksAt: 'end' },
    predicted: [1791, 2681, 3572],
  },
  {
    settings: [1000, 3000, 2],
    kind: 'broken',
    probe: 769 - 700,
    exit: 15,
    slow: { takes: 700, asksAt: 'start' },
    predicted: [2484, 3369, 4254],
  },
];

/** Detection times of faults at evenly spread phases, with the measured spreads but without stalled disks. */
function detections(row: Row, count: number): readonly number[] {
  const [interval, timeout, retries] = row.settings;
  const exit = row.exit ?? 12;
  const period = interval + row.probe + (row.slow?.takes ?? 0);
  return Array.from({ length: count }, (_, run) => {
    const target = switchable();
    const one = solo({
      seed: `run ${run}`,
      health: health(interval, timeout, retries),
      behaviour: { fresh: () => target.app, check: row.slow ?? { takes: 0, asksAt: 'end' } },
      parameters: {
        ...measured,
        stallProbability: 0,
        // The check came about as late as the exec was set up; the rest of the probe is its exit.
        probeProgram: { p50: row.probe - 45 - exit, sd: 0 },
        exitHandling: { p50: exit, sd: 2 },
        probeKill: { p50: row.kill ?? 20, sd: 2 },
      },
    });
    untilTold(one, 'healthy');
    runUntil(one.world, one.world.now + 2 * period + (period * (run + 0.5)) / count);
    target.state = row.kind;
    const fault = one.world.now;
    return untilTold(one, 'unhealthy') - fault;
  });
}

describe('the simulated health monitor', () => {
  for (const row of table) {
    const [interval, timeout, retries] = row.settings;
    const slow = row.slow === undefined ? '' : `, slow and looking at its ${row.slow.asksAt}`;
    it(`notices like the engine: interval ${interval}, timeout ${timeout}, retries ${retries}, ${row.kind}${slow}`, () => {
      const seen = detections(row, 300);
      const [min, middle, max] = row.predicted;
      expect(mean(seen)).to.be.closeTo(middle, 30);
      expect(Math.min(...seen)).to.be.at.least(min - 25);
      expect(Math.max(...seen)).to.be.at.most(max + 60);
    });
  }

  const starts: readonly (readonly [
    boot: number,
    interval: number,
    period: number,
    start: number | null,
    expected: number,
  ])[] = [
    [300, 1000, 0, null, 1051],
    [1500, 1000, 0, null, 2111],
    [3300, 1000, 0, null, 4213],
    [2600, 2000, 10_000, 250, 2735],
    [2600, 2000, 1000, 250, 3265],
    [50, 5000, 10_000, 100, 155],
    [4200, 500, 0, null, 4441],
  ];
  for (const [boot, interval, period, start, expected] of starts) {
    it(`calls a container healthy ${expected} ms after its start: boot ${boot}, interval ${interval}, start period ${period}`, () => {
      const grace = { startPeriod: milliseconds(period), startInterval: milliseconds(start ?? interval) };
      const one = solo({ health: health(interval, 1000, 3, grace), behaviour: { boot: { p50: boot, sd: 0 } } });
      const healthy = untilTold(one, 'healthy');
      expect(healthy - one.container.startedAt).to.be.closeTo(expected, 30);
    });
  }

  it('does not count failures whose probe began inside the start period', () => {
    const target = switchable();
    target.state = 'broken';
    const grace = { startPeriod: milliseconds(3000) };
    const one = solo({ health: health(1000, 1000, 2, grace), behaviour: { fresh: () => target.app } });
    expect(untilTold(one, 'unhealthy') - one.container.startedAt).to.be.closeTo(4211, 30);
  });

  it('counts failures inside the start period once a success has ended the grace', () => {
    const target = switchable();
    const grace = { startPeriod: milliseconds(6000) };
    const one = solo({ health: health(1000, 1000, 2, grace), behaviour: { fresh: () => target.app } });
    untilTold(one, 'healthy');
    target.state = 'broken';
    expect(untilTold(one, 'unhealthy') - one.container.startedAt).to.be.below(6000);
  });

  it('knows no start interval before 25.0', () => {
    const grace = { startPeriod: milliseconds(10_000), startInterval: milliseconds(100) };
    const one = solo({ version: '24.0.9', health: health(2000, 1000, 2, grace) });
    expect(untilTold(one, 'healthy') - one.container.startedAt).to.be.above(2000);
  });

  it('counts a timeout from the start of the probe before 23.0', () => {
    const detection = (version: string): number => {
      const target = switchable();
      target.state = 'hung';
      const one = solo({ version, health: health(500, 400, 1), behaviour: { fresh: () => target.app } });
      return untilTold(one, 'unhealthy') - one.container.startedAt;
    };
    expect(detection('26.1.5') - detection('20.10.27')).to.be.closeTo(45 + 20, 2);
  });

  it('heals with one success and starts the streak again', () => {
    const target = switchable();
    const one = solo({ health: health(500, 400, 3), behaviour: { fresh: () => target.app } });
    untilTold(one, 'healthy');
    target.state = 'broken';
    untilTold(one, 'unhealthy');
    runUntil(one.world, one.world.now + 2000);
    expect(one.container.streak).to.be.above(3);
    target.state = 'ok';
    untilTold(one, 'healthy');
    expect(one.container.streak).to.equal(0);
  });

  it('goes silent in a pause: unhealthy at once, no event, healthy again one interval after the unpause', () => {
    const one = solo({ health: health(1000, 1000, 2) });
    untilTold(one, 'healthy');
    apiPause(one.world, one.container, () => {});
    expect(one.container.health).to.equal('unhealthy');
    expect(one.container.streak).to.equal(0);
    runUntil(one.world, one.world.now + 20_000);
    const unpaused = one.world.now;
    apiUnpause(one.world, one.container, one.ask, () => {});
    expect(untilTold(one, 'healthy') - unpaused).to.be.closeTo(1053, 15);
    expect(one.times('unhealthy')).to.deep.equal([]);
  });
});
