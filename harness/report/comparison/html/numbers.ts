/** Every number per variant, as tables: times by measure, and what else was counted. */
import type { Comparison, MeasureResult, VariantMeasure, VariantResult } from '../../../model/comparison.ts';
import { formatCount, formatDuration, formatRange, glued } from '../../format.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { cameText, countText, meanText, medianText, perHourText, perProbeText, timeEstimate } from '../figures.ts';
import { pairOf } from '../words.ts';
import { cellsTable } from './cells-table.ts';
import { wordMark } from './pairs.ts';

const meets = (one: VariantResult): string => (one.meets === null ? '–' : one.meets ? '✔ yes' : '✖ no');

const costRow = (comparison: Comparison, one: VariantResult) => ({
  name: one.variant,
  className: one.variant === comparison.reference ? 'reference' : '',
  cells: [
    one.price === null ? '–' : perProbeText(one.price),
    one.price === null ? '–' : formatCount(one.price.probesPerHour),
    one.price === null ? '–' : perHourText(one.price),
    meanText(one.downtime),
    meanText(one.blind),
    meanText(one.falseAlarm),
    meanText(one.falseAlarmPerHour),
    countText(one.restarts),
    formatCount(one.runs),
    ...(comparison.objective === null ? [] : [meets(one)]),
  ],
});

const outsideText = (one: VariantMeasure): string => {
  if (one.predicted === null) return '–';
  const { length } = one.repeats;
  return `${formatRange(one.predicted)}${one.outside === 0 ? '' : `; ${one.outside} of ${length} outside`}`;
};

const timeRow = (result: MeasureResult, one: VariantMeasure) => {
  const pair = pairOf(result, one.variant);
  return {
    name: one.variant,
    className: pair === undefined ? 'reference' : '',
    cells: [
      pair === undefined ? 'reference' : { className: '', content: wordMark(pair) },
      medianText(one, result.measure.window),
      one.p95 === null ? '–' : formatDuration(one.p95),
      one.restrictedMean === null ? '–' : timeEstimate(one.restrictedMean, one),
      cameText(one.came),
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
      'word',
      'median (95 %)',
      'p95',
      `mean, at most ${formatDuration(result.measure.window)}`,
      'came (95 %)',
      'its settings imply',
    ],
    result.variants.map((one) => timeRow(result, one)),
  );

export const numbers = (comparison: Comparison): Markup => html`
  ${cellsTable(
    'Costs and side effects',
    'figures-table',
    [
      'variant',
      'CPU a look',
      'looks an hour',
      'CPU an hour',
      'downtime',
      'blind',
      'false alarm',
      'false alarm an hour',
      'restarts',
      'runs',
      ...(comparison.objective === null ? [] : [comparison.objective.text]),
    ],
    comparison.variants.map((one) => costRow(comparison, one)),
  )}
  <p class="why">CPU: of all services of the stack, over that of a stack whose checks are off. Downtime, blind, false alarm and restarts: mean of a repeat. False alarm an hour: in a stack left in peace.</p>
  ${comparison.measures.map(times)}
`;
