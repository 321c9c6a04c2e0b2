/** Scenario + resolved services + seed → plan, or the list of all its problems. */
import type { Attachment } from '../model/attachment.ts';
import { distinct } from '../model/distinct.ts';
import { type Failure, failure } from '../model/failure.ts';
import { faultsLast, faultsOf } from '../model/fault-facts.ts';
import { needsOf } from '../model/fault-traits.ts';
import { isStored } from '../model/load.ts';
import type { OneShot } from '../model/one-shot.ts';
import type { Elsewhere, Plan, PlannedExperiment, PlannedService, Prediction, ResolvedService } from '../model/plan.ts';
import type { Probe } from '../model/probe.ts';
import { withPort } from '../model/probe-traits.ts';
import type { Experiment, ExperimentName, Scenario } from '../model/scenario.ts';
import { minutes, sum, times } from '../model/time.ts';
import { defaultCosts } from '../prediction/costs.ts';
import { predict } from '../prediction/predict.ts';
import { fresh, standingBefore } from '../prediction/standing.ts';
import { checkSteadyState } from './check-answer-claims.ts';
import { checkAttached, checkAttachedFault } from './check-attached.ts';
import { checkElsewhere } from './check-elsewhere.ts';
import { checkExpectations } from './check-expectations.ts';
import { checkFault } from './check-fault.ts';
import { checkProbes } from './check-probes.ts';
import { checkScale } from './check-scale.ts';
import { checkWaits } from './check-waits.ts';
import { checkWindows } from './check-windows.ts';
import { eachReplica } from './each-replica.ts';
import { withInvariants } from './invariants.ts';
import { checkLoads, impliedOfLoads } from './load-truths.ts';
import { notes } from './notes.ts';
import { checkOneShotProbes, checkOneShotTargets, oneShotOf, wantedServices } from './one-shots.ts';
import { placed } from './placing.ts';
import { withPublished } from './publishing.ts';
import { withDialect } from './sql-dialect.ts';

export interface PlanInput {
  readonly scenario: Scenario;
  /** File name without its ending. */
  readonly name: string;
  /** As the user wrote it: where problems point to. */
  readonly file: string;
  readonly seed: string;
  readonly services: readonly ResolvedService[];
  /** As the plan has it. */
  readonly elsewhere?: Elsewhere;
  /** What is attached to, of which `services` are the services. Absent: the run brings the stack up. */
  readonly attached?: Attachment;
  /** True: there are no experiments yet; faults come one by one, by hand, and each is checked as it comes. */
  readonly byHand?: boolean;
  /** False: it is measured and not judged, as in a comparison: its expectations are left out. Default true. */
  readonly judged?: boolean;
}

export type Compiled =
  | { readonly plan: Plan; readonly problems: null }
  | { readonly plan: null; readonly problems: readonly Failure[] };

/** Compiles and cross-checks everything; nothing is started, and all problems come at once. */
export function compilePlan(input: PlanInput): Compiled {
  const { attached, elsewhere, judged = true } = input;
  const scenario = eachReplica(input.scenario, input.services);
  const wanted = wantedServices(scenario);
  const resolved = input.services.map((service) => ({
    ...planService(service, scenario),
    ...withOneShot(oneShotOf(service, input.services, wanted)),
  }));
  const settled = <P extends Probe>(one: P): P =>
    withPort(withDialect(one, input.services, scenario.stack), scenario.stack);
  const inPlace = <P extends Probe>(one: P): P => placed(one, resolved, scenario.stack, elsewhere);
  const probes = mapped(scenario.probes, (one) => inPlace(settled(one)));
  const load = mapped(scenario.load, (one) =>
    one.type === 'probe' ? inPlace(one) : isStored(one) ? { ...one, reads: settled(one.reads) } : one,
  );
  const services = withPublished(resolved, { ...scenario, load }, Object.values(probes));
  const experiments = Object.entries(scenario.experiments).map(([name, one], index) => {
    const expected = judged
      ? { during: one.during, after: [...one.after, ...impliedOfLoads(one, scenario.load)] }
      : { during: [], after: [] };
    return planExperiment(name, { ...one, ...expected }, services, predictFor(scenario, index, services));
  });
  const windows = sum(...experiments.map((one) => sum(one.baseline, faultsLast(one), one.recovery)));
  const renewals = scenario.fresh === 'never' ? 0 : Math.max(0, experiments.length - 1);
  const plan: Plan = {
    schema: 'resilience.plan/1',
    scenario: input.name,
    title: scenario.title,
    file: input.file,
    seed: input.seed,
    stack: scenario.stack,
    ...(attached !== undefined && { attached }),
    services,
    ...(elsewhere !== undefined && { elsewhere }),
    probes,
    load,
    steadyState: judged ? scenario.steadyState : [],
    experiments,
    fresh: attached === undefined ? scenario.fresh : 'never',
    windows,
    budget: scenario.budget ?? sum(times(windows, 3), minutes(2 + renewals)),
  };
  const problems = [...findProblems(plan, input), ...(attached === undefined ? [] : checkAttached(plan, scenario))];
  return problems.length > 0 ? { plan: null, problems } : { plan: withInvariants(plan, scenario), problems: null };
}

const mapped = <T>(all: Readonly<Record<string, T>>, each: (one: T) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(all).map(([name, one]) => [name, each(one)]));

const wrapsHealth = (one: Experiment, service: string): boolean =>
  faultsOf(one).some((fault) => needsOf(fault).includes('wrapper') && fault.target === service);

function planService(service: ResolvedService, scenario: Scenario): PlannedService {
  const wrapHealth = Object.values(scenario.experiments).some((one) => wrapsHealth(one, service.name));
  return { ...service, wrapHealth };
}

const withOneShot = (oneShot: OneShot | null): Pick<PlannedService, 'oneShot'> => (oneShot === null ? {} : { oneShot });

function planExperiment(
  name: ExperimentName,
  one: Experiment,
  services: readonly PlannedService[],
  prediction: Prediction,
): PlannedExperiment {
  return {
    name,
    ...one,
    phase: null,
    prediction,
    notes: distinct(faultsOf(one).flatMap((fault) => notes(fault, services))),
  };
}

/** Where a target is unknown there is nothing to predict, and the problem is reported by the checks. */
function predictFor(scenario: Scenario, index: number, services: readonly PlannedService[]): Prediction {
  const all = Object.values(scenario.experiments);
  const { fault, then, second } = all[index]!;
  if (second !== undefined) return { ...nothingTold, why: 'two faults at once: what comes of them is not predicted' };
  const names = [fault.target, ...(then === null ? [] : [then.target])];
  const known = names.every((name) => services.some((service) => service.name === name));
  const target = services.find((service) => service.name === fault.target);
  if (known && target !== undefined) {
    const standing = scenario.fresh === 'always' ? fresh : standingBefore(all, index, target);
    return predict(fault, services, defaultCosts, then, standing);
  }
  return { ...nothingTold, why: 'its target is not in the stack' };
}

const nothingTold = { detection: null, engineRecovery: null, userRecovery: null };

function findProblems(plan: Plan, { judged = true, byHand = false }: PlanInput): readonly Failure[] {
  return [
    ...checkStack(plan),
    ...checkScale(plan),
    ...checkWaits(plan),
    ...checkProbes(plan),
    ...checkElsewhere(plan),
    ...checkLoads(plan),
    ...checkOneShotProbes(plan),
    ...checkNames(plan),
    ...(judged ? checkSteadyState(plan) : []),
    ...(byHand ? [] : checkNumber(plan)),
    ...plan.experiments.flatMap((one) => {
      const at = `${plan.file}, experiment '${one.name}'`;
      const faultProblems = checkOneFault(one, plan, at);
      if (faultProblems.length > 0) return faultProblems;
      return [...checkWindows(one, plan, at), ...(judged ? checkExpectations(one, plan, at) : [])];
    }),
  ];
}

/** Each of its faults as if it were the only one. */
const eachAlone = ({ second, ...first }: PlannedExperiment): readonly PlannedExperiment[] => [
  first,
  ...(second === undefined ? [] : [{ ...first, fault: second.fault, hold: second.hold, then: null }]),
];

const checkOneFault = (one: PlannedExperiment, plan: Plan, at: string): readonly Failure[] =>
  eachAlone(one).flatMap((alone) => [...checkFault(alone, plan, at), ...checkOneShotTargets(alone, plan, at)]);

/** What is wrong with a fault that comes by hand. */
export const checkByHand = (one: PlannedExperiment, plan: Plan, at: string): readonly Failure[] => [
  ...checkOneFault(one, plan, at),
  ...(plan.attached === undefined ? [] : checkAttachedFault(one, plan, at)),
];

function checkStack(plan: Plan): readonly Failure[] {
  const known = new Set(plan.services.map((service) => service.name));
  const missing = Object.keys(plan.stack.services).filter((name) => !known.has(name));
  return missing.map((name) =>
    failure(
      'R202',
      `the stack ${plan.stack.name} declares the service '${name}', which its Compose file does not have`,
      {
        at: plan.file,
        fix: `name one of ${[...known].join(', ')}`,
      },
    ),
  );
}

/** Reports are filed and read by name, so names that differ in case or punctuation alone are one name. */
function checkNames(plan: Plan): readonly Failure[] {
  const problems: Failure[] = [];
  const seen = new Map<string, string>();
  for (const { name } of plan.experiments) {
    const key = name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      problems.push(
        failure('R206', `the experiments '${earlier}' and '${name}' have one name`, {
          at: plan.file,
          fix: 'rename one of them',
        }),
      );
    }
    seen.set(key, name);
  }
  return problems;
}

const checkNumber = ({ experiments, file }: Plan): readonly Failure[] =>
  experiments.length === 0
    ? [failure('R209', 'the scenario has no experiment', { at: file, fix: 'add one to `experiments`' })]
    : [];
