/** Sees every check of a stack: without a fault, at fresh starts, and with each fault; the runs lie below one folder. */
import { type CheckedService, isChecked, type SeenOfCheck } from '../../checkup/facts-of-check.ts';
import { readNeverGreen } from '../../checkup/never-green.ts';
import { restExperiments, trialsOf } from '../../checkup/trials.ts';
import type { Plan } from '../../model/plan.ts';
import type { ServiceName } from '../../model/stack.ts';
import { answering } from './answering.ts';
import type { CheckupBase, TriedStack } from './checkup-world.ts';
import { prepareTrials } from './prepare-trials.ts';
import { type EndedRun, restRun } from './rest-run.ts';
import { tryInLanes } from './try-in-lanes.ts';

export interface MeasureWishes {
  /** Where its runs lie below the checkup's folder. */
  readonly folder: string;
  /** Whose checks are tried. */
  readonly only: readonly ServiceName[];
  /** Whom each service needs, and whose way to it can be cut. */
  readonly dependencies: ReadonlyMap<ServiceName, readonly ServiceName[]>;
}

/** A check with what was seen of it, but for what is known without running it. */
export type MeasuredCheck = Omit<SeenOfCheck, 'findings' | 'lint'>;

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
  const plan = await planWithoutFault(tried, only, base);
  base.world.progress('the stack without a fault, and a fresh start of it');
  const rest = await restRun(`${folder}/rest`, plan, only, base);
  const wanted = checkedOf(plan, tried).filter((one) => only.includes(one.name));
  const { good, deaf } = answering(tried.asked, rest);
  const isSteady = rest.analysis.ending === 'completed';
  const trials = wanted
    .filter((one) => isSteady && !tried.off.has(one.name))
    .map((service) => ({
      service,
      own: trialsOf(service, dependencies.get(service.name) ?? [], portOf(service, tried)),
    }));
  const runs = await tryInLanes(trials, { ...tried, asked: good }, folder, base);
  const checks = wanted.map((service): MeasuredCheck => {
    const { name } = service;
    const on = tried.off.get(name);
    return {
      service,
      asked: good.find((one) => one.service === name),
      deaf: deaf.get(name) ?? null,
      rest: isSteady ? rest : null,
      ...(on !== undefined && isSteady && { neverGreen: readNeverGreen(name, on, rest) }),
      reading: rest.readings.find((one) => one.service === name),
      trials: runs.flatMap(({ own, ended }) =>
        own.filter((one) => one.service === name).map((trial) => ({ trial, run: ended })),
      ),
    };
  });
  return { checks, runs: [rest, ...runs.map((one) => one.ended)] };
}

const portOf = ({ name, ports }: CheckedService, { stack }: TriedStack): number | null =>
  stack.services[name]?.port ?? ports[0]?.container ?? null;

/** Those that are on, and those that are never green as they were. */
const checkedOf = ({ services }: Plan, { off }: TriedStack): readonly CheckedService[] =>
  services
    .map((one) => off.get(one.name)?.run.plan.services.find(({ name }) => name === one.name) ?? one)
    .filter(isChecked);

/** Its windows follow from the checks, of which images may tell only now. */
async function planWithoutFault(tried: TriedStack, only: readonly ServiceName[], base: CheckupBase): Promise<Plan> {
  const about = only[0]!;
  const run = { title: 'the stack without a fault', fresh: 'always' } as const;
  const plan = await prepareTrials({ ...run, experiments: restExperiments(about, []) }, tried, base);
  const health = plan.services.filter(isChecked).map((one) => one.health);
  const lasting = restExperiments(about, health);
  return {
    ...plan,
    experiments: plan.experiments.map((one) => ({ ...one, recovery: lasting[one.name]!.recovery })),
  };
}
