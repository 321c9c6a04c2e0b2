/** Sees every check of a stack: without a fault, at fresh starts, and with each fault; the runs lie below one folder. */
import type { Asked } from '../../checkup/entries.ts';
import { type CheckedService, isChecked, type SeenOfCheck } from '../../checkup/facts-of-check.ts';
import { neverGreen, readNeverGreen, withoutChecks } from '../../checkup/never-green.ts';
import { quickened } from '../../checkup/trial-windows.ts';
import { freshName, type PlannedTrial, restExperiments, restName, trialsOf } from '../../checkup/trials.ts';
import { mergeOverrides } from '../../model/merge-overrides.ts';
import type { ServiceName, ServiceSettings } from '../../model/stack.ts';
import type { CheckupBase, TriedStack } from './checkup-world.ts';
import { prepareTrials } from './prepare-trials.ts';
import { type EndedRun, restRun } from './rest-run.ts';
import { trialRun } from './trial-run.ts';

export interface MeasureWishes {
  /** Where its runs lie below the checkup's folder. */
  readonly folder: string;
  /** Whose checks are tried. */
  readonly only: readonly ServiceName[];
  /** Whom each service needs, and whose way to it can be cut. */
  readonly dependencies: ReadonlyMap<ServiceName, readonly ServiceName[]>;
}

/** A check with what was seen of it, but for what is known without running it. */
export type MeasuredCheck = Pick<SeenOfCheck, 'service' | 'rest' | 'neverGreen' | 'reading' | 'trials'> & {
  readonly asked: Asked | undefined;
  /** Why its users are not asked, though it was known how; null: they are, or it was not known how. */
  readonly deaf: string | null;
};

export interface MeasuredChecks {
  readonly checks: readonly MeasuredCheck[];
  readonly runs: readonly EndedRun[];
}

/** Throws what is wrong before anything starts. An abort ends it with what was seen so far. */
export async function measureChecks(
  tried: TriedStack,
  wishes: MeasureWishes,
  base: CheckupBase,
): Promise<MeasuredChecks> {
  const { folder, only, dependencies } = wishes;
  const rest = await seenWithoutFault(tried, wishes, base);
  const { last, never, checked } = rest;
  const wanted = checked.filter((one) => only.includes(one.name));
  const { good, deaf } = answering(tried.asked, last);
  const rested = last.analysis.ending === 'completed';
  const trials = wanted
    .filter((one) => !never.has(one.name))
    .map((one) => ({ service: one, own: trialsOf(one, dependencies.get(one.name) ?? []) }));
  const stack = rest.tried.stack;
  const lanes = rested ? inLanes(trials, base.options.jobs) : [];
  const of = trials.reduce((total, one) => total + one.own.length, 0);
  let begun = 0;
  const runs = await Promise.all(
    lanes.map(async (lane, index) => {
      const quick = overridesOf(lane.map((one) => one.service));
      const own = lane.flatMap((one) => one.own);
      const changed = { ...stack, overrides: mergeOverrides(stack.overrides, quick) };
      const plan = await prepareTrials(
        {
          title: 'health checks, tried',
          experiments: Object.fromEntries(own.map((one) => [one.name, one.experiment])),
          fresh: 'when broken',
        },
        { stack: changed, asked: good },
        base,
      );
      const ended = await trialRun(`${folder}/trials-${index + 1}`, plan, base, (name) => {
        begun += 1;
        base.world.progress(`${name} (${begun} of ${of})`);
      });
      return { own, ended };
    }),
  );
  const checks = wanted.map((service): MeasuredCheck => {
    const off = never.get(service.name);
    return {
      ...{ service, rest: rested || off !== undefined ? last : null },
      asked: good.find((one) => one.service === service.name),
      deaf: deaf.get(service.name) ?? null,
      ...(off !== undefined && { neverGreen: readNeverGreen(service.name, off, last) }),
      reading: rest.readings.find((one) => one.service === service.name),
      trials: runs.flatMap(({ own, ended }) =>
        own.filter((one) => one.service === service.name).map((trial: PlannedTrial) => ({ trial, run: ended })),
      ),
    };
  });
  return { checks, runs: [...rest.runs, ...runs.map((one) => one.ended)] };
}

/** Once more without the checks that are never green, where those keep the stack from being steady. */
async function seenWithoutFault(tried: TriedStack, { folder, only }: MeasureWishes, base: CheckupBase) {
  const { world } = base;
  const rest = { title: 'the stack without a fault', fresh: 'always' } as const;
  const idle = restExperiments(tried.asked[0]?.service ?? only[0]!, []);
  const known = await prepareTrials({ ...rest, experiments: idle }, tried, base);
  const checked = known.services.filter(isChecked);
  const experiments = restExperiments(
    tried.asked[0]?.service ?? only[0]!,
    checked.map((one) => one.health),
  );
  const planned = known.experiments.map((one) => ({ ...one, recovery: experiments[one.name]!.recovery }));
  const plan = { ...known, experiments: planned };
  world.progress('the stack without a fault');
  const first = await restRun(`${folder}/rest`, plan, only, base);
  const never = new Map<ServiceName, EndedRun>();
  const whole = { tried, checked, never, readings: first.readings, last: first as EndedRun, runs: [first as EndedRun] };
  const names = first.analysis.ending === 'completed' ? [] : neverGreen(first);
  if (names.length === 0 || base.interruption.signal.aborted) return whole;
  for (const name of names) never.set(name, first);
  const overrides = withoutChecks(names, known.services);
  const without: TriedStack = {
    ...tried,
    stack: { ...tried.stack, overrides: mergeOverrides(tried.stack.overrides, overrides) },
  };
  world.progress(`the stack without the check of ${names.join(', ')}, which is never green`);
  const again = await prepareTrials({ ...rest, experiments }, without, base);
  const second = await restRun(`${folder}/rest-without`, again, only, base);
  return { ...whole, tried: without, readings: second.readings, last: second as EndedRun, runs: [first, second] };
}

/** Who gives good answers while nothing is done: what gives none cannot be judged by. */
function answering(asked: readonly Asked[], { analysis, plan }: EndedRun) {
  const deaf = new Map<ServiceName, string>();
  const first = analysis.experiments.find((one) => one.name === restName || one.name === freshName);
  for (const one of asked) {
    const share = first?.probes.find((reading) => reading.probe === one.service)?.availabilityAfter;
    if (share == null || share.due === 0 || share.good / share.due >= 0.5) continue;
    const reading = first!.probes.find((each) => each.probe === one.service)!;
    const [common] = Object.entries(reading.outcomes).toSorted((a, b) => b[1]! - a[1]!);
    deaf.set(
      one.service,
      `${one.text} of ${one.service} gives no good answer (${common?.[0] ?? 'none'}), so its users are not asked`,
    );
  }
  return { good: asked.filter((one) => !deaf.has(one.service) && one.service in plan.probes), deaf };
}

/** The longest first, each where there is least to do. */
function inLanes<T extends { readonly own: readonly PlannedTrial[] }>(
  all: readonly T[],
  jobs: number,
): readonly (readonly T[])[] {
  const length = ({ own }: T): number =>
    own.reduce(
      (total, { experiment }) => total + experiment.baseline + (experiment.hold ?? 0) + experiment.recovery,
      0,
    );
  const lanes: { items: T[]; length: number }[] = Array.from({ length: Math.max(1, jobs) }, () => ({
    items: [],
    length: 0,
  }));
  for (const one of all.toSorted((a, b) => length(b) - length(a))) {
    const lane = lanes.toSorted((a, b) => a.length - b.length)[0]!;
    lane.items.push(one);
    lane.length += length(one);
  }
  return lanes.map((one) => one.items).filter((one) => one.length > 0);
}

/** Checks that would take too long to be red are run more often. */
const overridesOf = (services: readonly CheckedService[]): Readonly<Record<ServiceName, ServiceSettings>> =>
  Object.fromEntries(
    services.flatMap(({ name, health }) => {
      const interval = quickened(health);
      return interval === null ? [] : [[name, { healthcheck: { interval: `${interval}ms` as const } }]];
    }),
  );
