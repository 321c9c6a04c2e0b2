/** Runs whose times are given: one of the simulator's, told again with other readings. */
import type { MeasuredRun } from '../../harness/comparison/measured-run.ts';
import { measureRun } from '../../harness/comparison/measured-run.ts';
import type { ExperimentAnalysis, Observed } from '../../harness/model/analysis.ts';
import type { CampaignRun } from '../../harness/model/campaign-run.ts';
import type { ComparisonPlan, Measure, Quantity } from '../../harness/model/comparison-plan.ts';
import { type Duration, instant, milliseconds, seconds } from '../../harness/model/time.ts';
import { planInterims } from '../../harness/statistics/interim-analysis.ts';
import { comparisonPlan } from '../campaign/sample.ts';
import { describeScenario, planOf } from '../plan/sample.ts';
import { runOnSim } from '../runner/on-sim.ts';

export const measureOf = (quantity: Quantity, more: Partial<Measure> = {}): Measure => ({
  experiment: 'a crash',
  quantity,
  from: 'injection',
  service: 'api',
  probe: quantity === 'recovery' || quantity === 'downtime' ? 'apiHealth' : null,
  window: seconds(20),
  ...more,
});

export const cell = (variant: string, block: number, more: Partial<CampaignRun> = {}): CampaignRun => ({
  folder: `runs/b${block}-${variant}`,
  role: 'repeat',
  variant,
  block,
  attempt: 1,
  jobs: 1,
  began: milliseconds(0),
  ended: seconds(30),
  ruler: null,
  rejected: null,
  ...more,
});

const plan = planOf(describeScenario());

/** A crash of the sample's API, measured. */
export async function crashRun(run: CampaignRun = cell('a', 0)): Promise<MeasuredRun> {
  const { events } = await runOnSim(plan);
  return measureRun(run, plan, events);
}

/** The run with its experiment changed. */
export const told = (
  run: MeasuredRun,
  change: (one: ExperimentAnalysis) => Partial<ExperimentAnalysis>,
): MeasuredRun => ({
  ...run,
  analysis: {
    ...run.analysis,
    experiments: run.analysis.experiments.map((one) => ({ ...one, ...change(one) })),
  },
});

/** Null: not within 20 s. */
export const observed = (value: number | null): Observed =>
  value === null
    ? { seen: false, until: seconds(20), censoredBy: 'ended' }
    : {
        seen: true,
        at: instant(10_000 + value),
        time: { value: milliseconds(value), resolution: milliseconds(0) },
      };

/** One run of each variant in each block, noticed after so many milliseconds; a block that is left out has no run. */
export const detectedAfter = (
  base: MeasuredRun,
  times: Readonly<Record<string, readonly (number | null | undefined)[]>>,
): readonly MeasuredRun[] =>
  Object.entries(times).flatMap(([variant, values]) =>
    values.flatMap((value, block) => {
      if (value === undefined) return [];
      const run = told(base, (one) => ({
        services: one.services.map((service) => ({ ...service, detection: observed(value) })),
      }));
      return [{ ...run, run: cell(variant, block) }];
    }),
  );

/** Asks for the detection of two variants or more, in so many blocks. */
export const planFor = (names: readonly string[], blocks: number, more: Partial<ComparisonPlan> = {}): ComparisonPlan =>
  comparisonPlan({
    names,
    repeats: blocks,
    measures: [measureOf('detection')],
    looks: planInterims(blocks, names.length - 1),
    ...more,
  });

export const identity = { run: 'r', command: 'c', version: '0', commit: null, wall: 0 } as const;

export const ended = (duration: Duration = seconds(60)) =>
  ({ ending: 'completed', reason: 'after all blocks', duration, jobs: 1, failures: [] }) as const;
