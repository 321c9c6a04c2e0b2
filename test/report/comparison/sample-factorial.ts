/** A full factorial of 24 cells: interval × retries × restart, with an outcome that the interval owns for the most part. */
import { sensitivityOf } from '../../../harness/comparison/sensitivity.ts';
import type { Comparison } from '../../../harness/model/comparison.ts';
import { milliseconds } from '../../../harness/model/time.ts';
import type { Factor } from '../../../harness/model/variant.ts';
import { comparisonOf, measured } from './sample-base.ts';
import type { Cell } from './sample-cells.ts';
import { detection, detectionRange, noise } from './sample-cells.ts';

const ms = milliseconds;
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

/** Each with what it takes beside the detection, in seconds. */
const quantities = [
  ['detection', 0],
  ['recovery', 1.4],
  ['engineRecovery', 5.2],
  ['downtime', 1.3],
] as const;

/** `blocks` repeats of each of the 24 cells, in four measures. */
export function factorialOf(blocks: number): Comparison {
  const measures = quantities.map(([quantity, more]) => {
    const result = measured({
      quantity,
      experiment: 'its own bug',
      window: 120,
      cells: ordered,
      blocks,
      seconds: (cell, phase, block) => detection(cell, phase) + more + 0.04 * (1 + noise(block, cell.retries)),
      predicted: (cell) => (more === 0 ? detectionRange(cell) : null),
    });
    return { ...result, sensitivity: sensitivityOf({ factors, variants: cells }, result.variants, ms(120_000)) };
  });
  return comparisonOf(
    ordered,
    blocks,
    {
      measures,
      command:
        'resilience compare scenarios/numbers-api.ts --vary healthcheck.interval=1s,2s,5s,30s --vary healthcheck.retries=1,2,3 --vary restart=no,on-failure --seed 7f3a',
      duration: ms(14_200_000),
      sentence:
        'Of 24 variants, those with interval 1s and retries 1 notice soonest: 0.6 s against 8 s, 14 times as fast as the reference, and cry wolf for 14 s an hour.',
      factors,
    },
    (cell) => ({
      onFront: cell.restart === 'no' && (cell.retries === 1 || (cell.interval === 1 && cell.retries === 2)),
      blind: ms(detection(cell, 0.5) * 1000),
      downtime: ms(detection(cell, 0.5) * 1000 + 1300),
    }),
  );
}

export const factorial = factorialOf(10);
