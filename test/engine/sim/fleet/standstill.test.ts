/** Whatever the settings, the platform and the fault: a story of the fleet ends, and what does not move on says so. */
import { expect } from 'chai';
import fc from 'fast-check';
import { advance, advanceOne, settle } from '../../../../harness/engine/sim/fleet/advance.ts';
import { always, type Distribution } from '../../../../harness/engine/sim/fleet/distribution.ts';
import {
  type AppFault,
  apiKill,
  breakApp,
  crash,
  mendApp,
  pause,
  unpause,
} from '../../../../harness/engine/sim/fleet/faults.ts';
import {
  afterwards,
  type Fleet,
  lifeStep,
  makeFleet,
  mode,
  platform,
  status,
} from '../../../../harness/engine/sim/fleet/fleet.ts';
import { start } from '../../../../harness/engine/sim/fleet/life.ts';
import { dueOf, scheduleLife } from '../../../../harness/engine/sim/fleet/pending.ts';
import { plainModel, profileOf, type ServiceModel } from '../../../../harness/engine/sim/fleet/profile.ts';
import { makeQueue } from '../../../../harness/engine/sim/fleet/queue.ts';
import { apiStop } from '../../../../harness/engine/sim/fleet/stop.ts';
import { rulesOf } from '../../../../harness/engine/sim/rules.ts';
import type { HealerKind } from '../../../../harness/model/healer.ts';
import type { RestartPolicy } from '../../../../harness/model/settings.ts';
import { milliseconds } from '../../../../harness/model/time.ts';
import { health } from '../../../plan/parts.ts';

const stories = 100_000;
const never = Number.POSITIVE_INFINITY;
const rules = ['26.1.5', '24.0.9', '20.10.27'].map(rulesOf);

type Deed = (fleet: Fleet, now: number) => void;

const breaks =
  (how: number, more: Partial<AppFault> = {}): Deed =>
  (fleet, now) =>
    breakApp(fleet, 0, now, { mode: how, share: 0.5, ...more });

/** All that is ever done to a container. */
const deeds: Readonly<Record<string, Deed>> = {
  crash: (fleet, now) => crash(fleet, 0, now),
  exit: (fleet, now) => crash(fleet, 0, now, 0),
  kill: (fleet, now) => apiKill(fleet, 0, now),
  stop: (fleet, now) => apiStop(fleet, 0, now, afterwards.stay),
  restart: (fleet, now) => apiStop(fleet, 0, now, afterwards.start),
  pause: (fleet, now) => pause(fleet, 0, now),
  unpause: (fleet, now) => unpause(fleet, 0, now),
  mend: (fleet, now) => mendApp(fleet, 0, now),
  fail: breaks(mode.fail),
  'fail for good': breaks(mode.fail, { cured: false }),
  'fail unseen by users': breaks(mode.fail, { spares: true }),
  hang: breaks(mode.hang),
  freeze: breaks(mode.frozen),
  flap: breaks(mode.flap, { cured: false }),
  slow: breaks(mode.pass, { late: 1500, cured: false }),
};

const length = (...choices: readonly number[]) => fc.constantFrom(...choices);
const policies: readonly RestartPolicy[] = [
  ...(['no', 'always', 'unless-stopped'] as const).map((name) => ({ name })),
  { name: 'on-failure', maxAttempts: 0 },
  { name: 'on-failure', maxAttempts: 2 },
];
const healers: readonly HealerKind[] = ['none', 'restart-policy', 'sidecar', 'exit-on-unhealthy'];

const setting = fc.record({
  times: fc.tuple(length(1, 250, 1000, 1700, 5000, 10_000), length(40, 1000, 3000), fc.nat({ max: 4 })),
  grace: fc.tuple(length(0, 0, 1000, 5000, 30_000), length(200, 1000, 5000)),
  restart: fc.constantFrom(...policies),
  healer: fc.constantFrom(...healers),
  is: fc.record({ bridged: fc.boolean(), endsOnTerm: fc.boolean(), unchecked: fc.nat({ max: 9 }) }),
  lives: fc.record({
    boot: length(0, 40, 900, 7000),
    end: length(never, never, 0, 1000, 12_000),
    grace: length(0, 2000),
  }),
  check: fc.record({ takes: length(0, 0, 30, 1200), asksAt: fc.constantFrom('start' as const, 'end' as const) }),
});
type Setting = typeof setting extends fc.Arbitrary<infer T> ? T : never;

/** Few lengths in many settings: their tables are made once. */
const tables = new Map<number, Distribution>();
const tableOf = (length: number): Distribution => {
  const table = tables.get(length) ?? always(length);
  tables.set(length, table);
  return table;
};

const modelOf = ({ times, grace: [startPeriod, startInterval], is, lives, ...more }: Setting): ServiceModel => ({
  ...{ ...plainModel, ...more, ...is, stopGrace: lives.grace, boot: tableOf(lives.boot) },
  leavesAfter: lives.end === never ? null : tableOf(lives.end),
  health:
    is.unchecked === 0
      ? null
      : health(...times, { startPeriod: milliseconds(startPeriod), startInterval: milliseconds(startInterval) }),
});

const story = fc.record({
  setting,
  where: fc.constantFrom(...Object.values(platform)),
  version: fc.nat({ max: rules.length - 1 }),
  fresh: fc.boolean(),
  sleeps: fc.boolean(),
  done: fc.array(fc.tuple(fc.constantFrom(...Object.keys(deeds)), fc.nat({ max: 8000 })), {
    minLength: 1,
    maxLength: 3,
  }),
  seed: fc.nat(),
});

type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

/** Everything that is done, the time after each, and a while longer; answers what is wrong in the end. */
function tell({ setting, where, version, fresh, sleeps, done, seed }: Story): string | null {
  const fleet = makeFleet({
    ...{ seed: `${seed}`, profiles: [profileOf(modelOf(setting))], profile: new Uint32Array(1), sleeps },
    ...{ rules: rules[version]!, platform: where, queue: makeQueue(1) },
  });
  if (fresh) start(fleet, 0, 0);
  else settle(fleet, 0);
  let now = 0;
  for (const [deed, wait] of [...done, ['nothing', 12_000] as const]) {
    deeds[deed]?.(fleet, now);
    now += wait;
    advanceOne(fleet, 0, now);
  }
  const [alive, ending] = [fleet.alive[0] === 1, fleet.lifeDue[0]! < never];
  const looked = fleet.checkDue[0]! < never || fleet.asleep[0] === 1 || fleet.status[0] === status.paused;
  if (dueOf(fleet, 0) <= now) return 'something is still due';
  if (fleet.queue!.due[0] !== dueOf(fleet, 0)) return 'the queue knows another time';
  if (where === platform.kubernetes && !alive && !ending) return 'a kubelet has given up';
  if (alive && !ending && !looked && setting.is.unchecked > 0) return 'nobody looks at it any more';
  return null;
}

describe('the simulated fleet', () => {
  it(`comes to the end of ${stories} stories of random settings, platforms and faults`, () => {
    fc.assert(
      fc.property(story, (one) => {
        const wrong = tell(one);
        if (wrong !== null) throw new Error(wrong);
      }),
      { numRuns: stories, seed: 7 },
    );
  });

  it('says what stands still where a step leaves everything as it was', () => {
    const fleet = makeFleet({
      ...{ seed: 'still', profiles: [profileOf(plainModel)], profile: new Uint32Array(1), rules: rules[0]! },
    });
    settle(fleet, 0);
    fleet.alive[0] = 0;
    scheduleLife(fleet, 0, lifeStep.death, 1250);
    const goOn = (): void => {
      for (let step = 0; step < 1000; step += 1) advance(fleet, 0);
    };
    expect(goOn).to.throw(/virtual time stands still at 1250 ms: container 0, .* its life at 'death' \(due 1250\)/);
  });
});
