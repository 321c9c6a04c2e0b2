/** Laws of noticing: how long a fault goes unseen, by the settings of the health check and the way it fails. */
import { expect } from 'chai';
import type { HealthSettings } from '../../harness/model/settings.ts';
import { type DurationRange, milliseconds, range } from '../../harness/model/time.ts';
import type { EngineCosts } from '../../harness/prediction/costs.ts';
import {
  detectionOfFailure,
  detectionOfHang,
  detectionOfSlow,
  healthyAfterStandstill,
} from '../../harness/prediction/health.ts';
import { type Arm, checked, flags, type Law, slowness, subject } from './arm.ts';
import { costs, costsOfLog, expectWithin } from './bounds.ts';

interface Kind {
  readonly kind: keyof typeof flags;
  readonly title: string;
  readonly retries: number;
  /** What the check takes by itself. */
  readonly takes: number;
  readonly bounds: (settings: HealthSettings, costs: EngineCosts) => DurationRange;
}

const late = milliseconds(slowness);

const timeout = 800;

const kinds: readonly Kind[] = [
  { kind: 'broken', title: 'fails at once', retries: 3, takes: 0, bounds: detectionOfFailure },
  {
    kind: 'slow',
    title: 'fails late',
    retries: 2,
    takes: slowness,
    bounds: (settings, costs) => detectionOfSlow(settings, range(late, late), costs),
  },
  { kind: 'hung', title: 'hangs', retries: 2, takes: timeout, bounds: detectionOfHang },
];

const phases = [0, 1, 2];
const interval = 1000;

const byCheck: readonly Law[] = kinds.map(({ kind, title, retries, takes, bounds }) => {
  const settings = checked(interval, timeout, retries);
  const subjects = phases.map((phase) => subject(`detect-${kind}-${phase}`, { health: settings }));
  const notices = async (arm: Arm, name: string, phase: number): Promise<void> => {
    const { time } = await arm.next(name, 'healthy', 0);
    await arm.wait(milliseconds((phase * interval) / phases.length));
    const fault = await arm.timed(() => arm.exec(name, 'touch', flags[kind]));
    const unhealthy = await arm.next(name, 'unhealthy', time);
    const { status, health } = await arm.view(name);
    const seen = costsOfLog(health?.log ?? [], takes + costs.probe.max);
    expectWithin(unhealthy.time, fault, bounds(settings, seen), `${name}: time to detect`);
    expect(status).to.equal('running');
  };
  return {
    title: `a check that ${title} makes unhealthy within its bounds, at any phase`,
    subjects,
    hold: async (arm) => {
      await Promise.all(subjects.map(({ name }, phase) => notices(arm, name, phase)));
    },
  };
});

/** The check is left alone; the process that it asks stands still. */
const standstill: Law = {
  title:
    'a process stopped from outside makes unhealthy within the bounds of a hanging check, and heals when it goes on',
  subjects: phases.map((phase) =>
    subject(`stopped-${phase}`, {
      health: checked(interval, timeout, 2),
      restart: { name: 'always' },
      serves: true,
      network: true,
    }),
  ),
  hold: async (arm) => {
    await Promise.all(standstill.subjects.map(({ name }, phase) => stopAndGoOn(arm, name, phase)));
  },
};

async function stopAndGoOn(arm: Arm, name: string, phase: number): Promise<void> {
  const settings = checked(interval, timeout, 2);
  const { helperContainers } = arm.env.engine;
  const { time } = await arm.next(name, 'healthy', 0);
  const { id } = await arm.view(name);
  await arm.wait(milliseconds((phase * interval) / phases.length));
  const stop = await arm.timed(() => helperContainers.signal(id, 'SIGSTOP'));
  expect(await helperContainers.states(id)).to.deep.equal(['T']);
  const unhealthy = await arm.next(name, 'unhealthy', time);
  const { status, restartCount, health } = await arm.view(name);
  const seen = costsOfLog(health?.log ?? [], timeout + costs.probe.max);
  expectWithin(unhealthy.time, stop, detectionOfHang(settings, seen), `${name}: time to detect`);
  expect({ status, restartCount }).to.deep.equal({ status: 'running', restartCount: 0 });
  const goOn = await arm.timed(() => helperContainers.signal(id, 'SIGCONT'));
  const healthy = await arm.next(name, 'healthy', unhealthy.time);
  const bounds = healthyAfterStandstill(settings, costsOfLog(health?.log ?? [], timeout + costs.probe.max));
  expectWithin(healthy.time, goOn, bounds, `${name}: going on to healthy`);
}

export const detectionLaws: readonly Law[] = [...byCheck, standstill];
