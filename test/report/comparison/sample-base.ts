/** Invented comparisons: from variants, blocks and how long each repeat takes to what a comparison says, by the product's own statistics. */
import { comparePairs } from '../../../harness/comparison/pair.ts';
import { summarise } from '../../../harness/comparison/summarise.ts';
import type { CampaignRun } from '../../../harness/model/campaign-run.ts';
import type { Comparison, MeasureResult, VariantResult } from '../../../harness/model/comparison.ts';
import type { Quantity } from '../../../harness/model/comparison-plan.ts';
import { verb } from '../../../harness/model/quantity-words.ts';
import type { DurationRange } from '../../../harness/model/time.ts';
import { milliseconds } from '../../../harness/model/time.ts';
import type { VariantName } from '../../../harness/model/variant.ts';
import { cell as campaignRun, measureOf } from '../../comparison/sample-runs.ts';
import { passing } from '../sample.ts';
import type { Cell } from './sample-cells.ts';
import { changesFrom, folderOf, noise, repeats, settingsOf } from './sample-cells.ts';

const ms = milliseconds;

export interface Measuring {
  readonly quantity: Quantity;
  readonly experiment: string;
  /** Seconds. */
  readonly window: number;
  readonly probe?: string;
  readonly cells: readonly Cell[];
  readonly blocks: number;
  /** How long it takes, in seconds; null: longer than the window. */
  readonly seconds: (cell: Cell, phase: number, block: number) => number | null;
  /** What its settings imply; left out: nothing. */
  readonly predicted?: (cell: Cell) => DurationRange | null;
}

/** One quantity of all variants, against the first. */
export function measured({ quantity, experiment, window, probe, cells, blocks, ...one }: Measuring): MeasureResult {
  const of = measureOf(quantity, { experiment, service: 'numbers-api', window: ms(window * 1000) });
  const measure = probe === undefined ? of : { ...of, probe };
  const variants = cells.map((cell) => {
    const predicted = one.predicted?.(cell) ?? null;
    const all = repeats(cell.name, blocks, window, (phase, block) => one.seconds(cell, phase, block));
    const missed = all.filter(
      ({ seen, value }) => predicted !== null && (!seen || value < predicted.min || value > predicted.max),
    );
    return summarise(cell.name, measure, all, predicted, missed.length);
  });
  const plan = { reference: cells[0]!.name, same: { min: 0.87, max: 1.15 } };
  const pairs = comparePairs(measure, variants, plan, 0.05);
  return { measure, title: verb[quantity].title, variants, pairs, sensitivity: [] };
}

/** CPU of one health check's run in such a variant, and of an hour of them. */
export function priceOf({ interval, retries }: Cell): NonNullable<VariantResult['price']> {
  const perProbe = 52 + 3 * noise(interval, retries);
  const probesPerHour = 3600 / (interval + 0.06);
  return {
    perProbe: { value: perProbe, min: perProbe - 4, max: perProbe + 5 },
    probesPerHour,
    perHour: perProbe * probesPerHour,
  };
}

const variantResult = (cell: Cell, reference: Cell, runs: number): VariantResult => ({
  variant: cell.name,
  settings: settingsOf(cell),
  changes: changesFrom(cell, reference),
  runs,
  unsteady: null,
  price: priceOf(cell),
  blind: ms(0),
  falseAlarm: ms(0),
  falseAlarmPerHour: ms(cell.interval === 1 && cell.retries === 1 ? 14_400 : 0),
  restarts: cell.restart === 'no' ? 0 : 1,
  downtime: ms(0),
  meets: null,
  onFront: false,
});

/** It took 108 s. */
const run = (
  variant: VariantName | null,
  block: number | null,
  began: number,
  rejected: string | null,
): CampaignRun => ({
  ...campaignRun(variant ?? 'idle', block ?? 0),
  folder: variant === null || block === null ? `runs/${variant ?? 'idle'}-control` : folderOf(block, variant),
  role: block === null ? (variant === null ? 'idle' : 'control') : 'repeat',
  variant,
  block,
  jobs: 2,
  began: ms(began),
  ended: ms(began + 108_000),
  ruler: {
    probeLatenessP99: ms(3 + 2 * noise(began, 1)),
    engineRoundTripP50: ms(2.1 + 0.4 * noise(began, 2)),
    healthProbeP50: ms(58 + 4 * noise(began, 3)),
  },
  rejected,
});

/** Every repeat once, a control for each variant, the idle control, and one run that could not be used. */
function runsOf(names: readonly VariantName[], blocks: number): readonly CampaignRun[] {
  const cells = Array.from({ length: blocks }, (_, block) => names.map((name) => [name, block] as const)).flat();
  const controls = [...names, null].map((name) => [name, null] as const);
  const used = [...controls, ...cells].map(([name, block], index) =>
    run(name, block, Math.floor(index / 2) * 112_000, null),
  );
  const busy = run(names[1]!, 2, 700_000, 'a probe was 48 ms late at the 99th percentile, and 12 ms is the band');
  return [...used, busy].toSorted((one, other) => one.ended - other.ended);
}

/** As planned, so many blocks of each variant, against the first; what the case does not say is as little as can be. */
export function comparisonOf(
  cells: readonly Cell[],
  blocks: number,
  said: Pick<Comparison, 'measures' | 'sentence' | 'duration'> & Partial<Comparison>,
  variantOf: (cell: Cell, index: number) => Partial<VariantResult> = () => ({}),
): Comparison {
  const runs = runsOf(
    cells.map((one) => one.name),
    blocks,
  );
  const planned = said.ending === undefined ? blocks : 10;
  return {
    schema: 'resilience.comparison/1',
    run: 'compare-20261123-0412-7f3a',
    scenario: 'numbers-api',
    title: 'numbers-api: which health settings bring it back soonest, and at what price',
    file: 'scenarios/numbers-api.ts',
    seed: '7f3a',
    command: 'resilience compare scenarios/numbers-api.ts --seed 7f3a',
    version: '0.1.0',
    commit: '44cd49b1c9a0',
    wall: passing.wall,
    engine: passing.engine,
    failures: [],
    verdict: 'pass',
    ending: 'completed',
    endingReason: `after ${blocks} of ${blocks} blocks: as planned`,
    reference: cells[0]!.name,
    factors: [],
    objective: null,
    variants: cells.map((cell, index) => ({
      ...variantResult(cell, cells[0]!, blocks),
      ...variantOf(cell, index),
    })),
    deviations: [],
    recommendation: null,
    design: {
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
    },
    runs,
    notes: [],
    ...said,
  };
}
