/** The page and the plots of the gate's error rates, from what was simulated. Pure. */
import { confirmationPlan } from '../../harness/gate/confirmation.ts';
import { confirmedRatio, leastNights, leastRatio, mostNights } from '../../harness/gate/thresholds.ts';
import { clopperPearson } from '../../harness/statistics/binomial.ts';
import { type Kind, kinds, repeatCounts, sizes, spreads, wideSpreads } from '../gate/error-rates.ts';
import type { Rates } from '../gate/simulate-nights.ts';
import { drawRates } from './error-rates-plot.ts';

export interface SimulatedRates {
  readonly whole: readonly { readonly kind: Kind; readonly rates: Rates }[];
  /** By spread, then by repeats. */
  readonly byRepeats: readonly { readonly spread: number; readonly rates: Rates }[];
  /** By the spread from run to run. */
  readonly byRuns: readonly Rates[];
  readonly bySize: readonly { readonly spread: number; readonly rates: Rates }[];
  readonly bySpread: readonly { readonly spread: number; readonly rates: Rates }[];
}

const percent = (share: number, digits = 1): string => `${(100 * share).toFixed(digits)} %`;

const found = ({ found, planted }: Rates, change: number, night = 1): number => found[change]![night - 1]! / planted;

const redText = ({ red, nights }: Rates): string =>
  `${red} (${percent(red / nights, 3)}, at most ${percent(clopperPearson(red, nights).max, 3)})`;

export const wholeRow = (kind: Kind, rates: Rates): string => {
  const { conditions, nights, compared, blocks } = rates;
  const cells = [
    ...[kinds[kind].title, percent(conditions.spread, 0), nights.toLocaleString('en'), redText(rates)],
    ...[percent(compared / nights), (blocks / compared).toFixed(1)],
    ...[percent(found(rates, 0)), percent(found(rates, 1)), percent(found(rates, 1, 5))],
  ];
  return `| ${cells.join(' | ')} |`;
};

export const repeatsRow = (spread: number, rates: Rates): string => {
  const { conditions, nights, red, compared } = rates;
  const cells = [
    ...[percent(spread, 0), conditions.repeats, percent(red / nights, 2), percent(compared / nights)],
    ...[percent(found(rates, 0)), percent(found(rates, 1)), percent(found(rates, 1, 5))],
  ];
  return `| ${cells.join(' | ')} |`;
};

const runsRow = (rates: Rates): string => {
  const { conditions, nights, red, compared, blocks } = rates;
  const cells = [
    ...[percent(conditions.runSpread, 0), percent(red / nights, 2), percent(compared / nights)],
    ...[(blocks / compared).toFixed(1), percent(found(rates, 0)), percent(found(rates, 1, 5))],
  ];
  return `| ${cells.join(' | ')} |`;
};

export const sizesPlot = (bySize: SimulatedRates['bySize']): string =>
  drawRates({
    id: 'sizes',
    title: 'Found on the first night, by the size of the change',
    description: `With eight repeats a change to 1.5 times as long is red on its first night in more than 95 % of cases, whether nights differ by 3 % or by 15 %.`,
    axis: 'tonight ÷ before; recovery without a phase, eight repeats',
    ticks: sizes.filter((one) => one !== 1.15).map((x) => ({ x, text: `${x} ×` })),
    lines: bySize.map(({ spread, rates }) => ({
      name: `nights differ by ${percent(spread, 0)}`,
      points: sizes.map((x, index) => ({ x, share: found(rates, index) })),
    })),
    bound: 0.95,
  });

export const spreadsPlot = (bySpread: SimulatedRates['bySpread']): string =>
  drawRates({
    id: 'spreads',
    title: 'What it costs that nights differ',
    description: `Up to 15 % a change to 1.5 times as long is found on its first night in 95 % of cases; beyond, more than half of all nights are compared, and less is found.`,
    axis: 'standard deviation from night to night; recovery without a phase, eight repeats',
    ticks: wideSpreads.map((x) => ({ x, text: percent(x, 0) })),
    lines: [
      {
        name: '1.5 ×, first night',
        points: bySpread.map(({ spread, rates }) => ({ x: spread, share: found(rates, 0) })),
      },
      {
        name: '1.2 ×, within five',
        points: bySpread.map(({ spread, rates }) => ({ x: spread, share: found(rates, 1, 5) })),
      },
      {
        name: 'nights compared',
        points: bySpread.map(({ spread, rates }) => ({ x: spread, share: rates.compared / rates.nights })),
      },
    ],
    bound: 0.95,
  });

export function errorRatesPage({ whole, byRepeats, byRuns }: SimulatedRates): string {
  const nights = whole.reduce((sum, { rates }) => sum + rates.nights, 0);
  const red = whole.reduce((sum, { rates }) => sum + rates.red, 0);
  const looks = confirmationPlan.looks.map((one) => one.blocks);
  return `${[
    '# How often the gate is wrong',
    '',
    'Written by `npm run error-rates`; do not edit it by hand. The nights are simulated, the judgement is the one that is shipped: `alarmOf`,',
    '`judgeNight` and the statistics of `resilience compare`, night after night, each on the history that the nights before left.',
    '',
    `**${red} of ${nights.toLocaleString('en')} nights of an unchanged system were red: ${percent(red / nights, 3)}.** The rate is per night and gated measure; a scenario has two for`,
    'each experiment: when users were served again, and how long they were failed.',
    '',
    '## How a night is judged',
    '',
    `1. **Screen.** The night's number is the median of its repeats, whose faults come at evenly spread phases of the health check. It is compared with the last ${mostNights} nights that`,
    `   count, under the same engine, kernel, CPU and Compose project. It is *slower* when it lies beyond what one night in twenty reaches by chance, and ${leastRatio} times the`,
    '   level or more. Where nights differ so much that a change to 1.5 times as long could hide in that, the limit is nearer: so near that such a change stays within',
    `   it in two nights of a hundred. With fewer than ${leastNights} nights any ratio of ${leastRatio} is out of what is normal, if the revision changed.`,
    `2. **Comparison.** Only then the accepted revision and tonight's run in turn on this host, ${looks.join(', at most ')} blocks: red when it is`,
    `   slower at the exact two-sided level of ${Number(confirmationPlan.looks[0]!.alpha.toPrecision(2))} at an interim analysis, and ${confirmedRatio} times or more. Else the night is green, the host was slow, and the night counts as one`,
    '   that this host has. A ratio near to 1 ends the comparison at the first interim analysis.',
    '3. **Accepted** is the last revision after which the nights were not, taken together, on the side of tonight (a cumulative sum). So a change that one night let',
    '   through is compared with what was before it.',
    '',
    '## How nights are simulated',
    '',
    'A recovery takes 4 s in the median and differs by 10 % from run to run (lognormal); to it comes the time until a health check notices, uniform over the',
    'interval of 10 s, at stratified phases that are met to 2 %. Everything of a night is multiplied by what the host is that night: it',
    'differs by the spread of the table (lognormal), drifts by 6 % to each side in 90 nights, and once in 200 nights becomes another for good, by up to 20 %. In',
    '3 % of nights it is 1.3 to 2 times as slow all night; in another 3 % it becomes so, or stops being so, at some moment of the night. One run in a hundred is',
    'disturbed by as much, and one in 500 never recovers, with either revision. What has not come within the window is censored. A change multiplies every time from',
    'its commit on; it is planted every twenty nights and taken back.',
    '',
    '## False alarms, and what is found',
    '',
    'Eight repeats. *Red*: nights of an unchanged system, with the upper end of the exact 95 % interval. *Compared*: nights that needed the second stage, and how many',
    'blocks that took; a block is one run of each revision.',
    '',
    '| recovery | spread | nights | red | compared | blocks | 1.5 ×, first night | 1.2 ×, first night | 1.2 ×, within five |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...whole.map(({ kind, rates }) => wholeRow(kind, rates)),
    '',
    '![Share of changes that are red on their first night, by size, for nights that differ by 3, 5, 10 and 15 %](error-rates-sizes.svg)',
    '',
    '## How many repeats',
    '',
    'Recovery without a phase, 10,000 nights each.',
    '',
    '| spread | repeats | red | compared | 1.5 ×, first night | 1.2 ×, first night | 1.2 ×, within five |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...byRepeats.map(({ spread, rates }) => repeatsRow(spread, rates)),
    '',
    repeatsAdvice,
    '',
    '## When runs differ more',
    '',
    'Recovery without a phase, nights that differ by 5 %, eight repeats, 20,000 nights each. A change is not found by more nights where runs differ too much, but by',
    'runs that differ less: a phase that is left to chance, or work beside the run, is most of it.',
    '',
    '| from run to run | red | compared | blocks | 1.5 ×, first night | 1.2 ×, within five |',
    '| --- | --- | --- | --- | --- | --- |',
    ...byRuns.map(runsRow),
    '',
    '## When nights differ too much',
    '',
    '![What is found and how many nights are compared, by how much nights differ](error-rates-spreads.svg)',
    '',
    ...spreadAdvice,
  ].join('\n')}\n`;
}

const repeatsAdvice = `More repeats mend the noise of runs, not that of nights. ${repeatCounts[0]} are enough to find what is large, at the price of more comparisons; with ${repeatCounts[2]} what is left is the nights' own. More than that is better spent on another scenario.`;

const spreadAdvice = [
  `\`resilience baseline show\` says how much nights differ. Up to ${percent(spreads.at(-1)!, 0)} the promises of this page hold; the price is that at ${percent(0.1, 0)} every fifth night is compared, and at`,
  `${percent(spreads.at(-1)!, 0)} two of five. Beyond that more than half of the nights are compared and still some changes are missed on their first night: a quieter host helps, or one of its own for the gate;`,
  'more repeats do not. The gate says so in a note from 10 % on.',
];
