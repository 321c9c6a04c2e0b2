/** Compiled plans of several variants × platforms → what comes of each experiment, by many repeats on the simulator. */
import { type Profile, profileOf } from '../engine/sim/fleet/profile.ts';
import { rulesOf } from '../engine/sim/rules.ts';
import type { Objective } from '../model/comparison-plan.ts';
import { faultLabel } from '../model/fault.ts';
import type { Forecast, ForecastCell, ForecastExperiment, Platform } from '../model/forecast.ts';
import type { HealerKind } from '../model/healer.ts';
import type { Plan, PlannedExperiment } from '../model/plan.ts';
import type { ServiceName } from '../model/stack.ts';
import { milliseconds } from '../model/time.ts';
import type { SettingValue, VariantName } from '../model/variant.ts';
import { assumptions } from './assumptions.ts';
import { falseAlarmsPerHour, looksPerHour } from './false-alarms.ts';
import { foresee } from './foreseen.ts';
import { rank } from './rank.ts';
import { type Script, scriptOf } from './script.ts';
import { sentenceOf } from './sentence.ts';
import { type Measurements, serviceModel } from './service-model.ts';
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
  readonly measurements: ReadonlyMap<ServiceName, Measurements>;
  /** Whose rules Docker and Swarm follow: `26.1.5`. */
  readonly engineVersion: string;
}

export function forecast(input: ForecastInput): Forecast {
  const { plan } = input.variants[0]!;
  const experiments = plan.experiments
    .filter((one) => one.fault.kind !== 'nothing')
    .map((one) => forecastExperiment(one, input));
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

function forecastExperiment(one: PlannedExperiment, input: ForecastInput): ForecastExperiment {
  const { fault, hold, recovery } = one;
  const { script, why } = scriptOf(one);
  const shared = {
    ...{ name: one.name, fault: faultLabel(fault), service: fault.target, hold },
    ...{ window: hold ?? recovery, recoveryWindow: recovery },
  };
  if (script === null) return { ...shared, cells: [], sentence: `not foreseen: ${why}`, ranking: [] };
  const cells = input.variants.flatMap((variant) =>
    input.platforms.map((platform) => forecastCell({ one, script, variant, platform, input })),
  );
  const first = cells.slice(0, input.platforms.length);
  return { ...shared, cells, sentence: sentenceOf(first), ranking: rank(cells, input.objective) };
}

interface CellInput {
  readonly one: PlannedExperiment;
  readonly script: Script;
  readonly variant: ForecastVariant;
  readonly platform: Platform;
  readonly input: ForecastInput;
}

function forecastCell({ one, script, variant, platform, input }: CellInput): ForecastCell {
  const { hold, recovery, phase } = one;
  const profile = profileFor(one, variant, platform, input);
  const seen = simulate({
    ...{ profile, platform, script, hold, recovery, phase, repeats: input.repeats },
    rules: rulesOf(input.engineVersion),
    // One stream for each cell, so that a cell does not depend on which others are asked for.
    seed: `${input.seed}/${one.name}/${variant.name}/${platform}`,
  });
  const window = hold ?? recovery;
  const users = script.touchesUsers;
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
    restarts: seen.restarts / input.repeats,
    falseAlarmsPerHour: falseAlarmsPerHour(profile, platform, input.checkFailure),
    looksPerHour: looksPerHour(profile, platform),
  };
}

function profileFor(
  one: PlannedExperiment,
  variant: ForecastVariant,
  platform: Platform,
  input: ForecastInput,
): Profile {
  const { plan, healers } = variant;
  const service = plan.services.find(({ name }) => name === one.fault.target);
  if (service === undefined) throw new Error(`no service ${one.fault.target} to forecast`);
  const measurements = input.measurements.get(service.name) ?? null;
  return profileOf(serviceModel({ plan, service, healer: healers[service.name] ?? null, platform, measurements }));
}
