/** An invented plan of a comparison: three variants in ten blocks. */
import type { ComparisonPlan } from '../../../harness/model/comparison-plan.ts';
import type { Plan } from '../../../harness/model/plan.ts';
import { milliseconds, minutes, range } from '../../../harness/model/time.ts';
import type { Variant } from '../../../harness/model/variant.ts';
import { barePlan, experiment } from '../../plan/parts.ts';
import { phases } from './sample-cells.ts';
import { cells, chapter } from './sample-chapter.ts';

const ms = milliseconds;

/** Only what a text about it reads. */
const planOf = (variant: number): Plan =>
  barePlan({
    experiments: [
      experiment(
        { kind: 'flipHealth', target: 'numbers-api', flip: { by: 'requests', path: '/rng', times: 4 } },
        {
          name: 'its own bug',
          baseline: ms(10_000),
          recovery: ms(120_000),
          prediction: {
            detection: chapter.measures[1]!.variants[variant]!.predicted,
            engineRecovery: range(ms(6_000), ms(20_000)),
            userRecovery: chapter.measures[0]!.variants[variant]!.predicted,
            why: 'interval and retries own it',
          },
        },
      ),
    ],
    windows: ms(130_000),
  });

const variants: readonly Variant[] = cells.map((cell, index) => ({
  name: cell.name,
  settings: chapter.variants[index]!.settings,
  changes: chapter.variants[index]!.changes,
  healers: { 'numbers-api': 'sidecar' },
  change: {},
  override: '',
  plan: planOf(index),
}));

export const comparisonPlan: ComparisonPlan = {
  schema: 'resilience.comparison-plan/1',
  scenario: chapter.scenario,
  title: chapter.title,
  file: chapter.file,
  seed: chapter.seed,
  command: chapter.command,
  reference: chapter.reference,
  variants,
  factors: [],
  measures: chapter.measures.map((one) => one.measure),
  blocks: phases(10).map((phase, number) => ({
    number,
    order: cells.map((cell) => cell.name),
    phase,
    seed: `7f3a-${number}`,
  })),
  looks: [
    { blocks: 6, alpha: 0.0294 },
    { blocks: 10, alpha: 0.0294 },
  ],
  controls: [
    ...variants.map((one, index) => ({ variant: one.name, plan: planOf(index) })),
    { variant: null, plan: planOf(0) },
  ],
  objective: chapter.objective,
  same: { min: 0.87, max: 1.15 },
  jobs: 2,
  wall: minutes(74),
  notes: ['A restart policy restarts nothing that is merely unhealthy, so a sidecar heals in every variant.'],
};
