/** Thousands of settings, and a hundred thousand containers: what a forecast costs on one core. */
import { memoryUsage } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { advanceAll } from '../../harness/engine/sim/fleet/advance.ts';
import { rollUnit } from '../../harness/engine/sim/fleet/dice.ts';
import { crash } from '../../harness/engine/sim/fleet/faults.ts';
import { type Fleet, makeFleet } from '../../harness/engine/sim/fleet/fleet.ts';
import { needsOf } from '../../harness/engine/sim/fleet/graph.ts';
import { start } from '../../harness/engine/sim/fleet/life.ts';
import { plainModel, profileOf } from '../../harness/engine/sim/fleet/profile.ts';
import { makeQueue } from '../../harness/engine/sim/fleet/queue.ts';
import { rulesOf } from '../../harness/engine/sim/rules.ts';
import { forecast } from '../../harness/forecast/forecast.ts';
import type { Forecast } from '../../harness/model/forecast.ts';
import { milliseconds, seconds } from '../../harness/model/time.ts';
import { crashPlan, inputOf } from '../forecast/plans.ts';

/** One crash and one failing check under `count` settings on plain Docker. */
export function manySettings(count: number, repeats: number): { readonly forecast: Forecast; readonly wall: number } {
  const lengths = Array.from({ length: Math.ceil(Math.sqrt(count)) }, (_, step) => 500 + 100 * step);
  const variants = Array.from({ length: count }, (_, place) => {
    const interval = milliseconds(lengths[place % lengths.length]!);
    const startPeriod = milliseconds(lengths[Math.floor(place / lengths.length)]!);
    const retries = 1 + (place % 3);
    const health = {
      test: null,
      interval,
      timeout: seconds(1),
      retries,
      startPeriod,
      startInterval: milliseconds(250),
    };
    return { name: `${place}`, settings: [], healers: {}, plan: crashPlan({ health, restart: { name: 'always' } }) };
  });
  const began = performance.now();
  const made = forecast(inputOf(variants, { repeats, seed: 'bench' }));
  return { forecast: made, wall: performance.now() - began };
}

export interface BigFleet {
  readonly fleet: Fleet;
  readonly events: number;
  /** Real milliseconds of the story, its making apart. */
  readonly wall: number;
  /** Virtual milliseconds of the story. */
  readonly length: number;
  /** What the process holds more than before, garbage apart. Of a large fleet: other arrays may be let go meanwhile. */
  readonly bytes: number;
  /** Of its own arrays, counted. */
  readonly arrays: number;
  /** A digest of everything that was told. */
  readonly story: number;
}

/** Containers in layers of a tenth: each asks up to three of the layer below, all are checked every 5 s; crashes all over them. */
export function bigFleet(
  size: number,
  {
    minutes,
    faultsPerSecond,
    seed = 'bench',
  }: { readonly minutes: number; readonly faultsPerSecond: number; readonly seed?: string },
): BigFleet {
  const before = held();
  const layer = Math.max(1, Math.floor(size / 10));
  const edges: number[] = [];
  for (let i = layer; i < size; i += 1) {
    const below = (Math.floor(i / layer) - 1) * layer;
    for (const step of [1, 7, 13].slice(0, 1 + (i % 3))) edges.push(i, below + ((i * step) % layer));
  }
  const health = {
    test: null,
    interval: seconds(5),
    timeout: seconds(1),
    retries: 2,
    startPeriod: seconds(5),
    startInterval: seconds(1),
  };
  const profiles = (['always', 'unless-stopped'] as const).map((name) =>
    profileOf({ ...plainModel, health, restart: { name } }),
  );
  let story = 0;
  const fleet = makeFleet({
    seed,
    profiles,
    profile: Uint32Array.from({ length: size }, (_, i) => i % 2),
    rules: rulesOf('26.1.5'),
    needs: needsOf(size, Uint32Array.from(edges)),
    queue: makeQueue(size),
    tell: (i, what, at) => {
      story = (Math.imul(story ^ i, 16777619) ^ Math.imul(what + 1, 40503) ^ Math.floor(at * 1024)) | 0;
    },
  });
  for (let i = 0; i < size; i += 1) start(fleet, i, rollUnit(fleet.dice) * 1000);
  let events = advanceAll(fleet, 60_000);
  if (fleet.asleep.some((one) => one === 0)) throw new Error('not everybody is healthy after a minute');
  const [began, from, until] = [performance.now(), 60_000, 60_000 + minutes * 60_000];
  events = 0;
  const gap = 1000 / faultsPerSecond;
  for (let at = from + gap; at < until; at += gap * 2 * rollUnit(fleet.dice)) {
    events += advanceAll(fleet, at);
    crash(fleet, Math.floor(rollUnit(fleet.dice) * size), at);
  }
  events += advanceAll(fleet, until);
  return {
    fleet,
    events,
    wall: performance.now() - began,
    length: until - from,
    bytes: held() - before,
    arrays: arraysOf(fleet),
    story,
  };
}

export const restartsOf = ({ fleet }: BigFleet): number => fleet.restartCount.reduce((sum, one) => sum + one, 0);

/** Bytes of the heap and of arrays outside it. */
function held(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { arrayBuffers, heapUsed } = memoryUsage();
  return arrayBuffers + heapUsed;
}

const arraysOf = (fleet: Fleet): number =>
  [fleet, fleet.needs!, fleet.queue!]
    .flatMap((one): unknown[] => Object.values(one))
    .reduce<number>((sum, one) => sum + (ArrayBuffer.isView(one) ? one.byteLength : 0), 0);
