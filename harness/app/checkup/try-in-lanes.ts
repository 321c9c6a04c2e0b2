/** The trials of all checks, on several stacks side by side, each check on one of them. */
import type { CheckedService } from '../../checkup/facts-of-check.ts';
import { quickened } from '../../checkup/trial-windows.ts';
import type { PlannedTrial } from '../../checkup/trials.ts';
import { mergeOverrides } from '../../model/merge-overrides.ts';
import type { ServiceName, ServiceSettings } from '../../model/stack.ts';
import type { CheckupBase, TriedStack } from './checkup-world.ts';
import { prepareTrials } from './prepare-trials.ts';
import type { EndedRun } from './rest-run.ts';
import { trialRun } from './trial-run.ts';

export interface TrialsOfCheck {
  readonly service: CheckedService;
  readonly own: readonly PlannedTrial[];
}

export interface TriedLane {
  readonly own: readonly PlannedTrial[];
  readonly ended: EndedRun;
}

/** Its runs are `<folder>/trials-1` and so on. Returns when no stack is up any more, whatever happened. */
export async function tryInLanes(
  all: readonly TrialsOfCheck[],
  tried: TriedStack,
  folder: string,
  base: CheckupBase,
): Promise<readonly TriedLane[]> {
  const of = all.reduce((total, one) => total + one.own.length, 0);
  let begun = 0;
  const lanes = inLanes(all, base.options.jobs).map(async (lane, index): Promise<TriedLane> => {
    const own = lane.flatMap((one) => one.own);
    const { stack } = tried;
    const plan = await prepareTrials(
      {
        title: 'health checks, tried',
        experiments: Object.fromEntries(own.map((one) => [one.name, one.experiment])),
        fresh: 'when broken',
      },
      { ...tried, stack: { ...stack, overrides: mergeOverrides(stack.overrides, quickChecks(lane)) } },
      base,
    );
    const ended = await trialRun(`${folder}/trials-${index + 1}`, plan, base, (name) => {
      begun += 1;
      base.world.progress(`${name} (${begun} of ${of})`);
    });
    return { own, ended };
  });
  await Promise.allSettled(lanes);
  return Promise.all(lanes);
}

/** The longest first, each where there is least to do. */
function inLanes(all: readonly TrialsOfCheck[], jobs: number): readonly (readonly TrialsOfCheck[])[] {
  const lanes = Array.from({ length: jobs }, () => ({ items: [] as TrialsOfCheck[], length: 0 }));
  for (const one of all.toSorted((a, b) => lengthOf(b) - lengthOf(a))) {
    const lane = lanes.toSorted((a, b) => a.length - b.length)[0]!;
    lane.items.push(one);
    lane.length += lengthOf(one);
  }
  return lanes.map((one) => one.items).filter((one) => one.length > 0);
}

const lengthOf = ({ own }: TrialsOfCheck): number =>
  own.reduce((total, { experiment: { baseline, hold, recovery } }) => total + baseline + (hold ?? 0) + recovery, 0);

/** Checks that would take too long to be red are run more often. */
const quickChecks = (lane: readonly TrialsOfCheck[]): Readonly<Record<ServiceName, ServiceSettings>> =>
  Object.fromEntries(
    lane.flatMap(({ service: { name, health } }) => {
      const interval = quickened(health);
      return interval === null ? [] : [[name, { healthcheck: { interval: `${interval}ms` as const } }]];
    }),
  );
