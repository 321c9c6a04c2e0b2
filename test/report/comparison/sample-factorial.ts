/** A full factorial of 24 cells: interval × retries × restart, with an outcome that the interval owns for the most part. */
import type { Comparison } from '../../../harness/model/comparison.ts';
import type { Measure } from '../../../harness/model/comparison-plan.ts';
import { milliseconds } from '../../../harness/model/time.ts';
import type { Factor } from '../../../harness/model/variant.ts';
import { base, designOf, runsOf, variantResult } from './sample-base.ts';
import type { Cell } from './sample-cells.ts';
import { detection, detectionRange, noise, repeats, settingsOf } from './sample-cells.ts';
import { measureResult, sensitivityOf, variantMeasure } from './sample-numbers.ts';

const ms = milliseconds;
const window = ms(120_000);
const service = 'numbers-api';

const factors: readonly Factor[] = [
  { service, field: 'healthcheck.interval', values: ['1s', '2s', '5s', '30s'] },
  { service, field: 'healthcheck.retries', values: ['1', '2', '3'] },
  { service, field: 'restart', values: ['no', 'on-failure'] },
];

const cells: readonly Cell[] = factors[0]!.values.flatMap((interval) =>
  factors[1]!.values.flatMap((retries) =>
    factors[2]!.values.map((restart) => ({
      name: `interval ${interval} · retries ${retries} · restart ${restart}`,
      interval: Number.parseInt(interval, 10),
      timeout: 1,
      retries: Number(retries),
      restart,
    })),
  ),
);

/** The book's settings come first: they are what the others are compared with. */
const ordered = [
  ...cells.filter((one) => one.interval === 5 && one.retries === 2 && one.restart === 'no'),
  ...cells.filter((one) => !(one.interval === 5 && one.retries === 2 && one.restart === 'no')),
];

const quantities: readonly (readonly [Measure['quantity'], string, number])[] = [
  ['detection', 'time to detect, by the engine', 0],
  ['recovery', 'time to recover, for users', 1.4],
  ['engineRecovery', 'time to recover, by the engine', 5.2],
  ['downtime', 'downtime, for users', 1.3],
];

/** `blocks` repeats of each of the 24 cells, in four measures. */
export function factorialOf(blocks: number): Comparison {
  const measures = quantities.map(([quantity, title, more]) => {
    const measure: Measure = {
      experiment: 'its own bug',
      quantity,
      from: 'injection',
      service,
      probe: quantity === 'recovery' || quantity === 'downtime' ? 'apiHealth' : null,
      window,
    };
    const variants = ordered.map((cell) =>
      variantMeasure(
        cell.name,
        repeats(
          cell.name,
          blocks,
          120,
          (phase, block) => detection(cell, phase) + more + 0.04 * (1 + noise(block, cell.retries)),
        ),
        window,
        more === 0 ? detectionRange(cell) : null,
      ),
    );
    const placed = variants.map((one, index) => ({ settings: settingsOf(ordered[index]!), measure: one }));
    return measureResult(measure, title, variants, sensitivityOf(factors, placed));
  });
  const runs = runsOf(
    ordered.map((cell) => cell.name),
    blocks,
  );
  return {
    ...base,
    command:
      'resilience compare scenarios/numbers-api.ts --vary healthcheck.interval=1s,2s,5s,30s --vary healthcheck.retries=1,2,3 --vary restart=no,on-failure --seed 7f3a',
    duration: ms(14_200_000),
    verdict: 'pass',
    sentence:
      'Of 24 variants, those with interval 1s and retries 1 notice soonest: 0.6 s against 8 s, 14 times as fast as the reference, and cry wolf for 14 s an hour.',
    ending: 'completed',
    endingReason: `after ${blocks} of ${blocks} blocks: as planned`,
    reference: ordered[0]!.name,
    factors,
    objective: null,
    measures,
    variants: ordered.map((cell) =>
      variantResult(cell, ordered[0]!, blocks, {
        onFront: cell.restart === 'no' && (cell.retries === 1 || (cell.interval === 1 && cell.retries === 2)),
        blind: ms(detection(cell, 0.5) * 1000),
        downtime: ms(detection(cell, 0.5) * 1000 + 1300),
      }),
    ),
    deviations: [],
    recommendation: null,
    design: designOf(runs, blocks, blocks),
    runs,
    notes: [],
  };
}

export const factorial = factorialOf(10);
