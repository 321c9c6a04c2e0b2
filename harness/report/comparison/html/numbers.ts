/** Every number per variant, as tables: times by measure, and what else was counted. */
import type { Comparison, MeasureResult, VariantMeasure, VariantResult } from '../../../model/comparison.ts';
import { countText, meanCountText } from '../../../model/count-text.ts';
import { secondsText } from '../../../model/duration-text.ts';
import { bandText, medianText, perHourText, timeEstimate, timeLike } from '../../../model/estimate-text.ts';
import { glued } from '../../format.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { cameText, meanText, perProbeText } from '../figures.ts';
import { manyVariants, pairOf } from '../words.ts';
import { cellsTable } from './cells-table.ts';

const meets = (one: VariantResult): string => (one.meets === null ? '–' : one.meets ? '✔ yes' : '✖ no');

const costRow = (comparison: Comparison, one: VariantResult) => ({
  name: one.variant,
  className: one.variant === comparison.reference ? 'reference' : '',
  cells: [
    ...(comparison.objective === null ? [] : [meets(one)]),
    one.price === null ? '–' : perProbeText(one.price),
    one.price === null ? '–' : countText(one.price.probesPerHour),
    one.price === null ? '–' : perHourText(one.price),
    meanText(one.downtime),
    meanText(one.blind),
    meanText(one.falseAlarm),
    meanText(one.falseAlarmPerHour),
    meanCountText(one.restarts),
    countText(one.runs),
  ],
});

const outsideText = (one: VariantMeasure): string => {
  if (one.predicted === null) return '–';
  return one.outside === 0 ? 'none' : `${one.outside} of ${one.repeats.length}`;
};

const timeRow = (result: MeasureResult, one: VariantMeasure) => {
  const pair = pairOf(result, one.variant);
  return {
    name: one.variant,
    className: pair === undefined ? 'reference' : '',
    cells: [
      medianText(one, result.measure.window),
      one.p95 === null ? '–' : timeLike(one.p95, one),
      one.restrictedMean === null ? '–' : timeEstimate(one.restrictedMean, one),
      cameText(one.came),
      one.predicted === null ? '–' : bandText(one.predicted),
      { className: one.outside > 0 ? 'missed' : '', content: glued(outsideText(one)) },
    ],
  };
};

const times = (result: MeasureResult): Markup =>
  cellsTable(
    `${result.title}: ${result.measure.experiment}`,
    'figures-table',
    [
      'variant',
      'median (95 %)',
      'p95',
      `mean, at most ${secondsText(result.measure.window)}`,
      'seen (95 %)',
      'settings imply',
      'outside',
    ],
    result.variants.map((one) => timeRow(result, one)),
  );

const folded = (result: MeasureResult): Markup =>
  html`<details class="numbers"><summary>${result.title}: ${result.measure.experiment}</summary>${times(result)}</details>`;

/** For many variants the tables of all but the headline are folded. */
export function numbers(comparison: Comparison): Markup {
  const terse = comparison.variants.length > manyVariants;
  return html`
  ${cellsTable(
    'Costs and side effects',
    'figures-table',
    [
      'variant',
      ...(comparison.objective === null ? [] : [comparison.objective.text]),
      'CPU per check',
      'checks an hour',
      'CPU an hour',
      'downtime',
      'blind',
      'false alarm',
      'an hour without a fault',
      'restarts',
      'runs',
    ],
    comparison.variants.map((one) => costRow(comparison, one)),
  )}
  <p class="why">CPU: of all services of the stack, over that of a stack whose checks are off. Downtime, blind, false alarm and restarts: mean of a repeat. An hour without a fault: seconds of false alarm while nothing was done to the stack. Intervals hold for any shape of times; a mean's allows for what so few repeats may miss.</p>
  ${comparison.measures.map((one, index) => (terse && index > 0 ? folded(one) : times(one)))}
`;
}
