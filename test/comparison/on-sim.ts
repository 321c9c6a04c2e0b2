/** A whole comparison in virtual time: designed, run, and compared, as on an engine. */
import { compare } from '../../harness/comparison/compare.ts';
import type { MeasuredRun } from '../../harness/comparison/measured-run.ts';
import type { ComposeFile } from '../../harness/compose-file/compose-file.ts';
import { type DesignInput, designComparison } from '../../harness/design/design.ts';
import type { Behaviour } from '../../harness/engine/sim/behaviour.ts';
import type { Comparison } from '../../harness/model/comparison.ts';
import type { ComparisonPlan } from '../../harness/model/comparison-plan.ts';
import type { Plan } from '../../harness/model/plan.ts';
import type { Scenario } from '../../harness/model/scenario.ts';
import { seconds } from '../../harness/model/time.ts';
import { planOf, service } from '../plan/sample.ts';
import { campaignOnSim } from './campaign-on-sim.ts';

export interface SimComparison {
  readonly scenario: Scenario;
  /** Intervals of the API's check in seconds, by variant's name. */
  readonly intervals: Readonly<Record<string, number>>;
  readonly repeats?: number;
  readonly design?: Partial<DesignInput>;
  readonly behaviours?: (variant: string | null) => Readonly<Record<string, Behaviour>>;
  readonly composeFile?: ComposeFile;
}

function planWith(scenario: Scenario, interval: number): Plan {
  const plan = planOf(scenario);
  const api = service('api').health!;
  const health = { ...api, interval: seconds(interval), startInterval: seconds(Math.min(interval, 5)) };
  return { ...plan, services: plan.services.map((one) => (one.name === 'api' ? { ...one, health } : one)) };
}

/** Nothing of it is looked at for a day. */
const asleep = (plan: Plan): Plan => ({
  ...plan,
  services: plan.services.map((one) =>
    one.health === null
      ? one
      : { ...one, health: { ...one.health, interval: seconds(86_400), startInterval: seconds(1) } },
  ),
});

export interface Compared {
  readonly plan: ComparisonPlan;
  readonly comparison: Comparison;
  readonly runs: readonly MeasuredRun[];
}

export async function compareOnSim(sim: SimComparison): Promise<Compared> {
  const { scenario, intervals, repeats = 6, design = {}, behaviours = () => ({}), composeFile = null } = sim;
  const { plan, problems } = designComparison({
    variants: Object.entries(intervals).map(([name, interval]) => ({
      name,
      change: { overrides: { api: { healthcheck: { interval: `${interval}s` } } } },
      plan: planWith(scenario, interval),
      override: '',
    })),
    reference: null,
    factors: [],
    idle: asleep(planWith(scenario, 86_400)),
    repeats,
    budget: null,
    jobs: 1,
    likelyJobs: 1,
    headline: null,
    objective: null,
    controls: true,
    seed: 's',
    command: 'resilience compare',
    ...design,
  });
  if (plan === null) throw new Error(JSON.stringify(problems));
  const { runs, rejected, ended } = await campaignOnSim(plan, {
    behave: ({ variant }) => ({ behaviours: behaviours(variant) }),
  });
  const identity = { run: 'r', command: 'c', version: '0', commit: null, wall: 0 };
  return { plan, runs, comparison: compare({ plan, identity, runs, rejected, ended, composeFile }) };
}
