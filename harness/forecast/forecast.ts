/** Compiled plans of several variants × platforms → what comes of each experiment, by many repeats on the simulator. */
import { rulesOf } from '../engine/sim/rules.ts';
import type { Objective } from '../model/comparison-plan.ts';
import { distinct } from '../model/distinct.ts';
import { isControl } from '../model/fault-facts.ts';
import { faultLabel } from '../model/fault-traits.ts';
import type { Asks, FailureMode, Forecast, ForecastCell, ForecastExperiment, Platform } from '../model/forecast.ts';
import type { HealerKind } from '../model/healer.ts';
import type { Plan, PlannedExperiment, PredictedTime } from '../model/plan.ts';
import type { ServiceName } from '../model/stack.ts';
import { milliseconds } from '../model/time.ts';
import type { SettingValue, VariantName } from '../model/variant.ts';
import { fresh, type Standing, standingBefore } from '../prediction/standing.ts';
import { assumptions } from './assumptions.ts';
import { failureModels, failureWindow } from './failure-modes.ts';
import { checksPerHour, falseAlarmsPerHour } from './false-alarms.ts';
import { type FaultModel, faultModelOf, type ModelledFault } from './fault-model.ts';
import { foresee } from './foreseen.ts';
import { participantsOf } from './participants.ts';
import { meets, rank } from './rank.ts';
import { ruledOutAfter, ruledOutOf } from './ruled-out.ts';
import { askersSentences, sentenceOf } from './sentence.ts';
import type { Measurements } from './service-model.ts';
import { simulate } from './simulate.ts';

export interface ForecastVariant {
  readonly name: VariantName;
  readonly settings: readonly SettingValue[];
  readonly plan: Plan;
  readonly healers: Readonly<Record<ServiceName, HealerKind>>;
}

export interface ForecastInput {
  /** At least one; all of one scenario. */
  readonly variants: readonly ForecastVariant[];
  readonly platforms: readonly Platform[];
  readonly repeats: number;
  readonly seed: string;
  readonly checkFailure: number;
  readonly objective: Objective | null;
  /** In place of the scenario's faults: each of these, of every service that the scenario breaks. Empty: the scenario's own. */
  readonly failures: readonly FailureMode[];
  /** Whose health checks ask whom, beside those that say so themselves. */
  readonly asks: readonly Asks[];
  readonly measurements: ReadonlyMap<ServiceName, Measurements>;
  /** Whose rules Docker and Swarm follow: `26.1.5`. */
  readonly engineVersion: string;
  /** Called for each cell that is done: one experiment of one variant on one platform. */
  readonly progress?: (done: number, of: number) => void;
}

export function forecast(input: ForecastInput): Forecast {
  const { plan } = input.variants[0]!;
  const asked = input.failures.length > 0 ? failuresOf(plan, input.failures) : plan.experiments.flatMap(ownExperiment);
  const all =
    asked.filter((one) => one.modelled.model !== null).length * input.variants.length * input.platforms.length;
  let done = 0;
  const experiments = asked.map((one) => forecastExperiment(one, input, () => input.progress?.(++done, all)));
  return {
    schema: 'resilience.forecast/1',
    ...{ scenario: plan.scenario, title: plan.title, file: plan.file, seed: input.seed },
    ...{ repeats: input.repeats, platforms: input.platforms },
    variants: input.variants.map(({ name, settings }) => ({ name, settings })),
    checkFailure: input.checkFailure,
    objective: input.objective,
    experiments,
    assumes: assumptions(input),
  };
}

/** What is done to whom, and for how long it is observed. */
interface Subject extends Pick<PlannedExperiment, 'name' | 'hold' | 'recovery' | 'phase'> {
  readonly fault: string;
  readonly service: ServiceName;
  readonly modelled: ModelledFault;
  readonly failure: FailureMode | null;
}

/** Beyond the first of several deaths, a policy has fewer restarts left, and may wait longer. */
function standingIn(plan: Plan, index: number): Standing {
  const { fault } = plan.experiments[index]!;
  const target = plan.services.find((one) => one.name === fault.target);
  return target === undefined ? fresh : standingBefore(plan.experiments, index, target);
}

function ownExperiment(one: PlannedExperiment): readonly Subject[] {
  const { name, hold, recovery, phase, fault } = one;
  if (isControl(fault)) return [];
  const told = { fault: faultLabel(fault), service: fault.target, modelled: faultModelOf(one), failure: null };
  return [{ name, hold, recovery, phase, ...told }];
}

const failuresOf = (plan: Plan, failures: readonly FailureMode[]): readonly Subject[] =>
  distinct(plan.experiments.map((one) => one.fault.target)).flatMap((service) =>
    failures.map((failure) => {
      const { label, faultModel } = failureModels[failure];
      const window = { hold: null, recovery: failureWindow, phase: null };
      const told = { name: `${service}: ${failure}`, fault: `${service} ${label}`, service };
      return { ...told, ...window, modelled: { model: faultModel, why: null }, failure };
    }),
  );

function forecastExperiment(subject: Subject, input: ForecastInput, cellDone: () => void): ForecastExperiment {
  const { name, fault, service, hold, recovery, modelled } = subject;
  const shared = { name, fault, service, hold, window: hold ?? recovery, recoveryWindow: recovery };
  const { objective } = input;
  if (modelled.model === null) {
    const meeting = objective === null ? null : 0;
    const told = { sentence: `not simulated: ${modelled.why}`, askers: [] };
    return { ...shared, ...told, cells: [], ranking: [], meeting };
  }
  const { model: faultModel } = modelled;
  const cells = input.variants.flatMap((variant) =>
    input.platforms.map((platform) => {
      const cell = forecastCell({ subject, faultModel, variant, platform, input });
      cellDone();
      return cell;
    }),
  );
  const first = cells.slice(0, input.platforms.length);
  const meeting = objective === null ? null : meets(cells, objective);
  const told = { sentence: sentenceOf(first, shared), askers: askersSentences(first) };
  return { ...shared, ...told, cells, ranking: rank(cells, objective), meeting };
}

function ruledOut(
  { name, service, failure }: Subject,
  { plan, healers }: ForecastVariant,
  platform: Platform,
): readonly PredictedTime[] {
  const healer = healers[service] ?? null;
  if (failure !== null) {
    const own = plan.services.find((one) => one.name === service);
    return own === undefined ? [] : ruledOutAfter(failure, own, platform, healer);
  }
  const planned = plan.experiments.find((one) => one.name === name);
  return planned === undefined ? [] : ruledOutOf(planned.fault, planned.prediction, platform, healer);
}

interface CellInput {
  readonly subject: Subject;
  readonly faultModel: FaultModel;
  readonly variant: ForecastVariant;
  readonly platform: Platform;
  readonly input: ForecastInput;
}

function forecastCell({ subject, faultModel, variant, platform, input }: CellInput): ForecastCell {
  const { name, service, hold, recovery, phase } = subject;
  // Each variant has a policy of its own.
  const place = subject.failure === null ? variant.plan.experiments.findIndex((one) => one.name === name) : -1;
  const { plan, healers } = variant;
  const { asks, measurements } = input;
  const { names, profiles, edges } = participantsOf({
    plan,
    healers,
    target: service,
    platform,
    faultModel,
    asks,
    measurements,
  });
  const profile = profiles[0]!;
  const seen = simulate({
    ...{ profiles, edges, platform, faultModel, hold, recovery, phase, repeats: input.repeats },
    rules: rulesOf(input.engineVersion),
    standing: place < 0 ? fresh : standingIn(plan, place),
    // One stream for each cell, so that a cell does not depend on which others are asked for.
    seed: `${input.seed}/${name}/${variant.name}/${platform}`,
  });
  const window = hold ?? recovery;
  const users = faultModel.touchesUsers;
  const never = ruledOut(subject, variant, platform);
  return {
    ...{ variant: variant.name, platform },
    detection: foresee(seen.detection, window),
    engineRecovery: foresee(seen.engineRecovery, window),
    recovery: users ? foresee(seen.recovery, window) : null,
    afterEnd:
      seen.engineAfterEnd.length === 0
        ? null
        : {
            engineRecovery: foresee(seen.engineAfterEnd, recovery),
            recovery: users ? foresee(seen.usersAfterEnd, recovery) : null,
          },
    downtime: users ? foresee(seen.downtime, milliseconds((hold ?? 0) + recovery + 1)) : null,
    ...(never.length > 0 && { never }),
    restarts: seen.restarts / input.repeats,
    askers: seen.others.map(({ detection, restarts }, place) => ({
      service: names[place + 1]!,
      detection: foresee(detection, window),
      restarts: restarts / input.repeats,
    })),
    falseAlarmsPerHour: falseAlarmsPerHour(profile, platform, input.checkFailure),
    looksPerHour: checksPerHour(profile, platform),
  };
}
