/** What may fail in a night without turning it red: a whole scenario, or some of its experiments. */
import type { Quarantine } from '../model/gate.ts';
import type { QuarantineSetting } from '../model/gate-config.ts';
import type { ScenarioFacts } from '../model/night.ts';

export interface NightQuarantine {
  /** Of the whole scenario; null: none holds. */
  readonly holds: Quarantine | null;
  /** Of single experiments. */
  readonly experiments: readonly QuarantineSetting[];
  /** Those whose last day is over. */
  readonly over: readonly QuarantineSetting[];
}

/** Of this scenario. `night`: the date. */
export function quarantineOf(settings: readonly QuarantineSetting[], scenario: string, night: string): NightQuarantine {
  const own = settings.filter((one) => one.scenario === scenario);
  const held = own.filter(({ until }) => night <= until);
  const whole = held.find(({ experiment }) => experiment === null);
  return {
    holds: whole === undefined ? null : { reason: whole.reason, issue: whole.issue, until: whole.until },
    experiments: held.filter(({ experiment }) => experiment !== null),
    over: own.filter((one) => !held.includes(one)),
  };
}

/** What its experiments in quarantine miss is only told. */
export const withoutErrors = (facts: ScenarioFacts, experiments: readonly QuarantineSetting[]): ScenarioFacts => ({
  ...facts,
  objectives: facts.objectives.map((one) => (isOf(one, experiments) ? { ...one, level: 'warn' as const } : one)),
});

/** Without the times of its experiments in quarantine: they are no part of what is normal, nor compared with it. */
export const withoutTimes = (facts: ScenarioFacts, experiments: readonly QuarantineSetting[]): ScenarioFacts => ({
  ...facts,
  measures: facts.measures.filter((one) => !isOf(one, experiments)),
});

const isOf = (
  { experiment }: { readonly experiment: string | null },
  experiments: readonly QuarantineSetting[],
): boolean => experiments.some((one) => one.experiment === experiment);

/** `shop: a crash`, as the configuration names it. */
export const quarantinedName = ({ scenario, experiment }: QuarantineSetting): string =>
  experiment === null ? scenario : `${scenario}: ${experiment}`;
