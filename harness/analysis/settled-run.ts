/** The plan's services with the settings that the engine reported, and costs with what the run measured. */
import type { Plan, PlannedService } from '../model/plan.ts';
import { milliseconds, range } from '../model/time.ts';
import { defaultCosts, type EngineCosts } from '../prediction/costs.ts';
import type { Chronicle, Look } from './chronicle.ts';

export interface SettledRun {
  readonly services: readonly PlannedService[];
  service(name: string): PlannedService | undefined;
  /** Default costs, with the length of this service's health probes as measured. */
  costs(name: string): EngineCosts;
}

export function settleRun(plan: Plan, chronicle: Chronicle): SettledRun {
  const services = plan.services.map((planned) => {
    const observed = chronicle.observed.find((one) => one.service === planned.name);
    return observed === undefined ? planned : { ...planned, health: observed.health, restart: observed.restart };
  });
  return {
    services,
    service: (name) => services.find((one) => one.name === name),
    costs: (name) => measuredCosts(chronicle.looks.get(name) ?? []),
  };
}

/** Fewer looks than this say too little about how long the next may take. */
const enoughLooks = 3;

/**
 * The measured range, a quarter wider: the engine logs only its last five looks, so some may have gone unseen. Looks that
 * timed out are no measure of the probe.
 */
function measuredCosts(looks: readonly Look[]): EngineCosts {
  const lengths = looks.filter((one) => one.exitCode >= 0).map((one) => one.end - one.start);
  if (lengths.length < enoughLooks) return defaultCosts;
  const longest = lengths.reduce((a, b) => Math.max(a, b));
  const shortest = lengths.reduce((a, b) => Math.min(a, b));
  return { ...defaultCosts, probe: range(milliseconds(0.8 * shortest), milliseconds(1.25 * longest + 20)) };
}
