/** For thirty settings, the fleet and the whole simulator tell stories of the same distribution. */
import { expect } from 'chai';
import { ofSpread } from '../../../../harness/engine/sim/fleet/distribution.ts';
import { breakApp, crash, mendApp } from '../../../../harness/engine/sim/fleet/faults.ts';
import { mode } from '../../../../harness/engine/sim/fleet/fleet.ts';
import { measured } from '../../../../harness/engine/sim/parameters.ts';
import { runUntil } from '../../../../harness/engine/sim/world.ts';
import { milliseconds } from '../../../../harness/model/time.ts';
import { health } from '../../../plan/parts.ts';
import { kolmogorovSmirnov } from '../../../statistics/two-sample.ts';
import { solo, switchable, untilTold } from '../solo.ts';
import { again, lone } from './lone.ts';

const repeats = 400;

interface Setting {
  readonly story: 'noticed' | 'mended' | 'healthy after a crash' | 'started after a crash';
  readonly check: readonly [interval: number, timeout: number, retries: number];
  readonly how?: 'broken' | 'hung';
  readonly grace?: readonly [startPeriod: number, startInterval: number];
  readonly boot?: number;
  readonly takes?: readonly [length: number, asksAt: 'start' | 'end'];
  readonly bridged?: boolean;
}

const settings: readonly Setting[] = [
  ...(
    [
      [1000, 1000, 1],
      [1000, 1000, 3],
      [2000, 1000, 2],
      [250, 1000, 3],
      [5000, 1000, 2],
      [500, 400, 5],
      [100, 1000, 1],
      [10_000, 3000, 1],
      [1, 1000, 3],
    ] as const
  ).map((check) => ({ story: 'noticed', check, how: 'broken' }) as const),
  ...(
    [
      [1000, 1000, 2],
      [500, 2000, 3],
      [500, 400, 3],
      [2000, 500, 1],
      [100, 300, 4],
    ] as const
  ).map((check) => ({ story: 'noticed', check, how: 'hung' }) as const),
  { story: 'noticed', check: [1000, 3000, 2], how: 'broken', takes: [700, 'end'] },
  { story: 'noticed', check: [1000, 3000, 2], how: 'broken', takes: [700, 'start'] },
  { story: 'noticed', check: [300, 3000, 1], how: 'broken', takes: [1500, 'start'] },
  { story: 'noticed', check: [200, 1000, 3], how: 'broken', takes: [250, 'end'] },
  ...(
    [
      [1000, 1000, 2],
      [500, 400, 1],
      [2000, 1000, 3],
      [250, 1000, 3],
    ] as const
  ).map((check) => ({ story: 'mended', check, how: 'broken' }) as const),
  { story: 'healthy after a crash', check: [1000, 1000, 2] },
  { story: 'healthy after a crash', check: [500, 1000, 5], boot: 1800, bridged: false },
  { story: 'healthy after a crash', check: [5000, 1000, 2], grace: [10_000, 250] },
  { story: 'healthy after a crash', check: [2000, 1000, 2], grace: [1000, 250], boot: 2600 },
  { story: 'healthy after a crash', check: [500, 400, 3], boot: 4200 },
  { story: 'healthy after a crash', check: [300, 1000, 1], boot: 1000, takes: [200, 'end'] },
  { story: 'started after a crash', check: [1000, 1000, 2] },
  { story: 'started after a crash', check: [1000, 1000, 2], bridged: false },
];

const healthOf = ({ check, grace }: Setting) =>
  health(
    ...check,
    grace === undefined ? {} : { startPeriod: milliseconds(grace[0]), startInterval: milliseconds(grace[1]) },
  );

/** An instant anywhere in so long has nothing to do with the checks: many cycles, and long against a stalled exec. */
const longEnough = (interval: number): number => Math.max(4 * interval, 20_000);

function inTheWorld(setting: Setting, run: number): number {
  const { story, check, how, takes, boot, bridged } = setting;
  const target = switchable();
  const one = solo({
    seed: `${titleOf(setting)}, ${run}`,
    parameters: measured,
    health: healthOf(setting),
    restart: { name: 'always' },
    bridged: bridged ?? true,
    behaviour: {
      fresh: () => target.app,
      boot: { p50: boot ?? 39, sd: 4 },
      check: takes === undefined ? { takes: 0, asksAt: 'end' } : { takes: takes[0], asksAt: takes[1] },
    },
  });
  const somewhere = (): number => one.world.now + longEnough(check[0]) * one.world.random();
  untilTold(one, 'healthy');
  runUntil(one.world, somewhere());
  let from = one.world.now;
  if (how !== undefined) {
    target.state = how;
    const noticed = untilTold(one, 'unhealthy');
    if (story === 'noticed') return noticed - from;
    runUntil(one.world, somewhere());
    from = one.world.now;
    target.state = 'ok';
    return untilTold(one, 'healthy') - from;
  }
  one.container.life?.exit(137);
  return untilTold(one, story === 'healthy after a crash' ? 'healthy' : 'started') - from;
}

function inTheFleet(setting: Setting, count: number, seed: string): readonly number[] {
  const { story, check, how, takes, boot, bridged } = setting;
  const one = lone({
    seed,
    model: {
      health: healthOf(setting),
      restart: { name: 'always' },
      bridged: bridged ?? true,
      boot: ofSpread({ p50: boot ?? 39, sd: 4 }),
      check: takes === undefined ? { takes: 0, asksAt: 'end' } : { takes: takes[0], asksAt: takes[1] },
    },
  });
  return again(one, count, ({ fleet, next, run }) => {
    if (how === undefined) {
      crash(fleet, 0, 0);
      return next(story === 'healthy after a crash' ? 'healthy' : 'started');
    }
    breakApp(fleet, 0, 0, { mode: how === 'broken' ? mode.fail : mode.hang });
    const noticed = next('unhealthy');
    if (story === 'noticed') return noticed;
    const mended = noticed + longEnough(check[0]) * ((fleet.dice[0]! >>> 0) * 2 ** -32);
    run(mended);
    mendApp(fleet, 0, mended);
    return next('healthy') - mended;
  });
}

const titleOf = ({ story, check, how, grace, boot, takes, bridged }: Setting): string =>
  [
    `${story}: interval ${check[0]}, timeout ${check[1]}, retries ${check[2]}`,
    ...(how === undefined ? [] : [how]),
    ...(grace === undefined ? [] : [`start period ${grace[0]}, start interval ${grace[1]}`]),
    ...(boot === undefined ? [] : [`boot ${boot}`]),
    ...(takes === undefined ? [] : [`a check of ${takes[0]} that looks at its ${takes[1]}`]),
    ...(bridged === false ? ['no network'] : []),
  ].join(', ');

describe('the fleet and the whole simulator', () => {
  const ps: number[] = [];
  it('are asked about thirty settings', () => {
    expect(settings).to.have.length(30);
  });
  for (const setting of settings) {
    it(`agree: ${titleOf(setting)}`, () => {
      const world = Array.from({ length: repeats }, (_, run) => inTheWorld(setting, run));
      const { d, p } = kolmogorovSmirnov(world, inTheFleet(setting, repeats, titleOf(setting)));
      ps.push(p);
      expect(p, `D ${d}`).to.be.above(0.005);
    });
  }
  it('agree no less often than two samples of one law do', () => {
    expect(ps.filter((p) => p < 0.1).length, `${ps}`).to.be.at.most(7);
    expect(ps.filter((p) => p < 0.5).length, `${ps}`).to.be.at.most(22);
  });
  it('would be distinguished by a fifth of the interval', () => {
    const [own, other] = [settings[0]!, { ...settings[0]!, check: [1200, 1000, 1] as const }];
    expect(kolmogorovSmirnov(inTheFleet(own, 400, 'own'), inTheFleet(other, 400, 'other')).p).to.be.below(0.005);
  });
});
