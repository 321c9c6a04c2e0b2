/** Laws of noticing: how long a fault goes unseen, by the settings of the health check and the way it fails. */
import { expect } from 'chai';
import type { HealthSettings } from '../../harness/model/settings.ts';
import { type DurationRange, milliseconds, range } from '../../harness/model/time.ts';
import type { EngineCosts } from '../../harness/prediction/costs.ts';
import { detectionOfFailure, detectionOfHang, detectionOfSlow } from '../../harness/prediction/health.ts';
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

export const detectionLaws: readonly Law[] = kinds.map(({ kind, title, retries, takes, bounds }) => {
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
