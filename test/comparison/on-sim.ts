/** A whole comparison in virtual time: designed, run, and compared, as on an engine. */
import { runCampaign } from '../../harness/campaign/campaign.ts';
import { noiseBaselineOf } from '../../harness/campaign/noise-baseline.ts';
import { answered } from '../../harness/comparison/answer.ts';
import { compare } from '../../harness/comparison/compare.ts';
import { type MeasuredRun, measureRun } from '../../harness/comparison/measured-run.ts';
import { unsteadyOf } from '../../harness/comparison/unsteady-run.ts';
import type { ComposeFile } from '../../harness/compose-file/compose-file.ts';
import { type DesignInput, designComparison } from '../../harness/design/design.ts';
import type { Behaviour } from '../../harness/engine/sim/behaviour.ts';
import { simWorld } from '../../harness/engine/sim/sim-world.ts';
import type { CampaignRun } from '../../harness/model/campaign-run.ts';
import type { Comparison } from '../../harness/model/comparison.ts';
import type { ComparisonPlan } from '../../harness/model/comparison-plan.ts';
import type { Plan } from '../../harness/model/plan.ts';
import type { Scenario } from '../../harness/model/scenario.ts';
import { seconds } from '../../harness/model/time.ts';
import { planOf, service } from '../plan/sample.ts';
import { runOnSim } from '../runner/on-sim.ts';

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
  const measured = new Map<string, Omit<MeasuredRun, 'run'>>();
  const runs: MeasuredRun[] = [];
  const rejected: CampaignRun[] = [];
  const ended = await runCampaign(plan, {
    // Runs have worlds of their own; the campaign's only tells them apart.
    clock: simWorld({ seed: 's', services: [], behaviours: {} }).env.clock,
    cpus: 1,
    signal: new AbortController().signal,
    runOne: async (task) => {
      const own = { seed: `${task.plan.seed} ${task.folder}`, behaviours: behaviours(task.variant) };
      const { events } = await runOnSim(task.plan, own);
      const { run, ...rest } = measureRun(
        { folder: task.folder, role: task.role, variant: task.variant, block: task.block } as CampaignRun,
        task.plan,
        events,
      );
      const unsteady = unsteadyOf(rest.analysis, events);
      const ruler = noiseBaselineOf(rest.analysis);
      if (unsteady !== null) return { ruler, ending: 'unsteady', failures: [], unsteady };
      measured.set(run.folder, rest);
      return { ruler, ending: 'measured', failures: [] };
    },
    analyse: (analysis) => answered(plan, runs, analysis, rejected),
    record: (run) => {
      if (run.rejected === null) runs.push({ run, ...measured.get(run.folder)! });
      else rejected.push(run);
    },
    progress: () => undefined,
  });
  const identity = { run: 'r', command: 'c', version: '0', commit: null, wall: 0 };
  return { plan, runs, comparison: compare({ plan, identity, runs, rejected, ended, composeFile }) };
}
