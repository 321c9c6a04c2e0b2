/** Comparisons with an answer that is short of clear: repeats that never came back, too little difference, too few blocks. */
import type { Comparison } from '../../../harness/model/comparison.ts';
import { failure } from '../../../harness/model/failure.ts';
import { milliseconds } from '../../../harness/model/time.ts';
import { comparisonOf, measured, priceOf } from './sample-base.ts';
import type { Cell } from './sample-cells.ts';
import { noise } from './sample-cells.ts';

const ms = milliseconds;

const cell = (name: string, restart: string): Cell => ({ name, interval: 5, timeout: 1, retries: 2, restart });

const shared = { quantity: 'recovery', experiment: 'a crash', window: 40, probe: 'webClick' } as const;

const policies = [
  cell('restart: no', 'no'),
  cell('restart: on-failure:1', 'on-failure:1'),
  cell('restart: always', 'always'),
];
const cameBack = measured({
  ...shared,
  cells: policies,
  blocks: 10,
  seconds: (one, _, block) => {
    const index = policies.indexOf(one);
    if (index === 0) return null;
    if (index === 1 && block % 3 === 1) return null;
    return 0.62 + index * 0.04 + 0.2 * (1 + noise(block, index));
  },
});

/** Without a policy nothing ever comes back; with one attempt only now and then not. */
export const censored: Comparison = comparisonOf(
  policies,
  10,
  {
    title: 'numbers-api: what a restart policy is good for',
    command:
      'resilience compare scenarios/numbers-api.ts --vary restart=no,on-failure:1,always --objective "TTR max < 5s"',
    duration: ms(1_420_000),
    verdict: 'fail',
    sentence:
      'No variant but restart: always comes back every time, and none meets TTR max < 500ms: the soonest is back after 0.7 s.',
    objective: { text: 'TTR max < 500ms', quantity: 'recovery', statistic: 'max', limit: ms(500) },
    measures: [cameBack],
  },
  (one, index) => ({
    meets: false,
    price: index === 0 ? null : priceOf(one),
    restarts: index,
    blind: null,
    falseAlarm: null,
    downtime: ms(index === 0 ? 40_000 : 12_000 / index),
    onFront: index === 2,
  }),
);

const twins = [cell('as it is', 'on-failure'), cell('with an init', 'on-failure'), cell('restart: always', 'always')];
/** What the machine does to every variant of a block. */
const common = (block: number): number => 1.4 * Math.exp(0.4 * noise(block, 0));
const alike = measured({
  ...shared,
  cells: twins,
  blocks: 7,
  seconds: (one, _, block) => {
    const index = twins.indexOf(one);
    return index === 2 ? 1.25 * Math.exp(0.5 * noise(block, 43)) : common(block) * Math.exp(0.04 * noise(block, index));
  },
});

/** Interrupted in the seventh block of ten; the spread hides any difference. */
export const uncertain: Comparison = comparisonOf(
  twins,
  7,
  {
    title: 'numbers-api: does an init help, or another policy?',
    duration: ms(702_000),
    verdict: 'inconclusive',
    sentence: '7 blocks cannot tell whether restart: always is back sooner than as it is.',
    ending: 'interrupted',
    endingReason: 'after 7 of 10 blocks: interrupted by Ctrl-C',
    measures: [alike],
    notes: ['The differences between repeats are larger than those between variants.'],
    failures: [
      failure('R310', 'Events between 58 s and 58.4 s may be missing', { fix: 'run again on an idle machine' }),
    ],
  },
  () => ({ price: null, downtime: ms(1_400) }),
);

/** Ended before the first block was complete. */
export const empty: Comparison = {
  ...uncertain,
  sentence: 'No block was completed, so nothing can be told.',
  ending: 'aborted',
  endingReason: 'before the first block: the engine went away',
  engine: null,
  commit: null,
  duration: ms(12_000),
  measures: [measured({ ...shared, cells: twins, blocks: 0, seconds: () => null })],
  variants: uncertain.variants.map((one) => ({
    ...one,
    runs: 0,
    blind: null,
    falseAlarm: null,
    falseAlarmPerHour: null,
    downtime: null,
  })),
  design: { blocks: 0, planned: 10, looks: [], jobs: 1, used: 0, rejected: 0, lowerBound: ms(0) },
  runs: [],
};
