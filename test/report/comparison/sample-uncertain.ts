/** Comparisons with an answer that is short of clear: repeats that never came back, too little difference, too few blocks. */
import type { Comparison, MeasureResult } from '../../../harness/model/comparison.ts';
import { failure } from '../../../harness/model/failure.ts';
import { milliseconds } from '../../../harness/model/time.ts';
import { base, designOf, runsOf, variantResult } from './sample-base.ts';
import type { Cell } from './sample-cells.ts';
import { noise, repeats } from './sample-cells.ts';
import { measureResult, variantMeasure } from './sample-numbers.ts';

const ms = milliseconds;
const window = ms(40_000);

const cell = (name: string, restart: string): Cell => ({ name, interval: 5, timeout: 1, retries: 2, restart });

const measured = (
  cells: readonly Cell[],
  blocks: number,
  seconds: (index: number, phase: number, block: number) => number | null,
): MeasureResult =>
  measureResult(
    {
      experiment: 'a crash',
      quantity: 'recovery',
      from: 'injection',
      service: 'numbers-api',
      probe: 'webClick',
      window,
    },
    'time to recover, for users',
    cells.map((one, index) =>
      variantMeasure(
        one.name,
        repeats(one.name, blocks, 40, (phase, block) => seconds(index, phase, block)),
        window,
        null,
      ),
    ),
  );

const policies = [
  cell('restart: no', 'no'),
  cell('restart: on-failure:1', 'on-failure:1'),
  cell('restart: always', 'always'),
];
const cameBack = measured(policies, 10, (index, _, block) => {
  if (index === 0) return null;
  if (index === 1 && block % 3 === 1) return null;
  return 0.62 + index * 0.04 + 0.2 * (1 + noise(block, index));
});
const policyRuns = runsOf(
  policies.map((one) => one.name),
  10,
);

/** Without a policy nothing ever comes back; with one attempt only now and then not. */
export const censored: Comparison = {
  ...base,
  title: 'numbers-api: what a restart policy is good for',
  command:
    'resilience compare scenarios/numbers-api.ts --vary restart=no,on-failure:1,always --objective "TTR max < 5s"',
  duration: ms(1_420_000),
  verdict: 'fail',
  sentence:
    'No variant but restart: always comes back every time, and none meets TTR max < 500ms: the soonest is back after 0.7 s.',
  ending: 'completed',
  endingReason: 'after 10 of 10 blocks: as planned',
  reference: policies[0]!.name,
  factors: [],
  objective: { text: 'TTR max < 500ms', quantity: 'recovery', statistic: 'max', limit: ms(500) },
  measures: [cameBack],
  variants: policies.map((one, index) =>
    variantResult(one, policies[0]!, 10, {
      meets: false,
      price: index === 0 ? null : variantResult(one, policies[0]!, 10, {}).price,
      restarts: index,
      blind: null,
      falseAlarm: null,
      downtime: ms(index === 0 ? 40_000 : 12_000 / index),
      onFront: index === 2,
    }),
  ),
  deviations: [],
  recommendation: null,
  design: designOf(policyRuns, 10, 10),
  runs: policyRuns,
  notes: [],
};

const twins = [cell('as it is', 'on-failure'), cell('with an init', 'on-failure'), cell('restart: always', 'always')];
/** What the machine does to every variant of a block. */
const common = (block: number): number => 1.4 * Math.exp(0.4 * noise(block, 0));
const alike = measured(twins, 7, (index, _, block) =>
  index === 2 ? 1.25 * Math.exp(0.5 * noise(block, 43)) : common(block) * Math.exp(0.04 * noise(block, index)),
);
const twinRuns = runsOf(
  twins.map((one) => one.name),
  7,
);

/** Interrupted in the seventh block of ten; the spread hides any difference. */
export const uncertain: Comparison = {
  ...base,
  title: 'numbers-api: does an init help, or another policy?',
  command: 'resilience compare scenarios/numbers-api.ts --seed 7f3a',
  duration: ms(702_000),
  verdict: 'inconclusive',
  sentence: '7 blocks cannot tell whether restart: always is back sooner than as it is.',
  ending: 'interrupted',
  endingReason: 'after 7 of 10 blocks: interrupted by Ctrl-C',
  reference: twins[0]!.name,
  factors: [],
  objective: null,
  measures: [alike],
  variants: twins.map((one) => variantResult(one, twins[0]!, 7, { price: null, downtime: ms(1_400) })),
  deviations: [],
  recommendation: null,
  design: designOf(twinRuns, 7, 10),
  runs: twinRuns,
  notes: ['The differences between repeats are larger than those between variants.'],
  failures: [failure('R310', 'Events between 58 s and 58.4 s may be missing', { fix: 'run again on an idle machine' })],
};

const nothing = measured(twins, 0, () => null);

/** Ended before the first block was complete. */
export const empty: Comparison = {
  ...uncertain,
  sentence: 'No block was completed, so nothing can be told.',
  ending: 'aborted',
  endingReason: 'before the first block: the engine went away',
  engine: null,
  commit: null,
  duration: ms(12_000),
  measures: [nothing],
  variants: twins.map((one) =>
    variantResult(one, twins[0]!, 0, {
      price: null,
      blind: null,
      falseAlarm: null,
      falseAlarmPerHour: null,
      downtime: null,
    }),
  ),
  design: { blocks: 0, planned: 10, looks: [], jobs: 1, used: 0, rejected: 0, lowerBound: ms(0) },
  runs: [],
};
