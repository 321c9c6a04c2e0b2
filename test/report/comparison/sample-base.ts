/** What all invented comparisons share: their identity, their variants' costs, their runs. */

import type { CampaignRun } from '../../../harness/model/campaign-run.ts';
import type { Comparison, VariantResult } from '../../../harness/model/comparison.ts';
import { milliseconds } from '../../../harness/model/time.ts';
import type { VariantName } from '../../../harness/model/variant.ts';
import { passing } from '../sample.ts';
import type { Cell } from './sample-cells.ts';
import { changesFrom, folderOf, noise, settingsOf } from './sample-cells.ts';

const ms = milliseconds;

export function variantResult(cell: Cell, reference: Cell, runs: number, more: Partial<VariantResult>): VariantResult {
  const perProbe = 52 + 3 * noise(cell.interval, cell.retries);
  const probesPerHour = 3600 / (cell.interval + 0.06);
  return {
    variant: cell.name,
    settings: settingsOf(cell),
    changes: changesFrom(cell, reference),
    runs,
    unsteady: null,
    price: {
      perProbe: { value: perProbe, min: perProbe - 4, max: perProbe + 5 },
      probesPerHour,
      perHour: perProbe * probesPerHour,
    },
    blind: ms(0),
    falseAlarm: ms(0),
    falseAlarmPerHour: ms(cell.interval === 1 && cell.retries === 1 ? 14_400 : 0),
    restarts: cell.restart === 'no' ? 0 : 1,
    downtime: ms(0),
    meets: null,
    onFront: false,
    ...more,
  };
}

const run = (
  variant: VariantName | null,
  block: number | null,
  began: number,
  more: Partial<CampaignRun>,
): CampaignRun => ({
  folder: variant === null || block === null ? `runs/${variant ?? 'idle'}-control` : folderOf(block, variant),
  role: block === null ? (variant === null ? 'idle' : 'control') : 'repeat',
  variant,
  block,
  attempt: 1,
  jobs: 2,
  began: ms(began),
  ended: ms(began + 108_000),
  ruler: {
    probeLatenessP99: ms(3 + 2 * noise(began, 1)),
    engineRoundTripP50: ms(2.1 + 0.4 * noise(began, 2)),
    healthProbeP50: ms(58 + 4 * noise(began, 3)),
  },
  rejected: null,
  ...more,
});

/** Every repeat once, a control for each variant, the idle control, and one run that could not be used. */
export function runsOf(names: readonly VariantName[], blocks: number): readonly CampaignRun[] {
  const cells = Array.from({ length: blocks }, (_, block) => names.map((name) => [name, block] as const)).flat();
  const controls = [...names, null].map((name) => [name, null] as const);
  const used = [...controls, ...cells].map(([name, block], index) =>
    run(name, block, Math.floor(index / 2) * 112_000, {}),
  );
  const busy = run(names[1]!, 2, 700_000, {
    rejected: 'a probe was 48 ms late at the 99th percentile, and 12 ms is the band',
  });
  return [...used, busy].toSorted((one, other) => one.ended - other.ended);
}

export const base: Pick<
  Comparison,
  'schema' | 'run' | 'scenario' | 'title' | 'file' | 'seed' | 'version' | 'commit' | 'wall' | 'engine' | 'failures'
> = {
  schema: 'resilience.comparison/1',
  run: 'compare-20261123-0412-7f3a',
  scenario: 'numbers-api',
  title: 'numbers-api: which health settings bring it back soonest, and at what price',
  file: 'scenarios/numbers-api.ts',
  seed: '7f3a',
  version: '0.1.0',
  commit: '44cd49b1c9a0',
  wall: passing.wall,
  engine: passing.engine,
  failures: [],
};

export const designOf = (runs: readonly CampaignRun[], blocks: number, planned: number): Comparison['design'] => ({
  blocks,
  planned,
  looks: [
    { blocks: 6, alpha: 0.0294 },
    { blocks: planned, alpha: 0.0294 },
  ],
  jobs: 2,
  used: runs.filter((one) => one.rejected === null).length,
  rejected: runs.filter((one) => one.rejected !== null).length,
  lowerBound: ms(runs.reduce((sum, one) => sum + one.ended - one.began, 0) / 2),
});
