/** The dot plot of a measure: a row for each variant, every repeat a dot, blocks joined, median and interval, the predicted band behind. */
import type { Markish } from '@observablehq/plot';
import { dot, line, link, rect, ruleX, text } from '@observablehq/plot';
import { measuredText } from '../../analysis/words/figures.ts';
import type { MeasureResult } from '../../model/comparison.ts';
import { secondsText } from '../../model/duration-text.ts';
import { drawChart } from './chart-frame.ts';
import type { ChartLayout } from './chart-layout.ts';
import { describeDots } from './describe.ts';
import { rowLabels } from './dot-labels.ts';
import type { DotRow, PlacedRepeat } from './dot-rows.ts';
import { blockLines, dotRows, placedRepeats } from './dot-rows.ts';
import type { TimeScale } from './time-scale.ts';
import { axisName, reachOf, TICK_HEIGHT, timeGrid, timeScale, timeTicks } from './time-scale.ts';
import { outcomeTone } from './words.ts';

const toneOf = ({ pair }: DotRow): string => (pair === undefined ? 'reference' : outcomeTone[pair.word]);

function band(row: DotRow, scale: TimeScale): readonly Markish[] {
  const { predicted } = row.one;
  if (predicted === null) return [];
  const [x1, x2] = [scale.x(predicted.min), scale.x(predicted.max)];
  const [y1, y2] = [row.dotsTop - 1, row.dotsTop + row.dotsHeight + 1];
  const path = [
    { x: x1 + 4, y: y1, end: 0 },
    { x: x1, y: y1, end: 0 },
    { x: x1, y: y2, end: 0 },
    { x: x1 + 4, y: y2, end: 0 },
    { x: x2 - 4, y: y1, end: 1 },
    { x: x2, y: y1, end: 1 },
    { x: x2, y: y2, end: 1 },
    { x: x2 - 4, y: y2, end: 1 },
  ];
  return [
    rect([0], { x1: () => x1, x2: () => x2, y1: () => y1, y2: () => y2, className: 'forecast-fill' }),
    line(path, { x: 'x', y: 'y', z: 'end', className: 'forecast' }),
  ];
}

/** The interval as a bar, none where so few repeats bound nothing; the median as a tick through the row's dots. */
function estimate(row: DotRow, scale: TimeScale, edge: number): readonly Markish[] {
  const { median } = row.one;
  if (median === null) return [];
  const x = scale.x(median.value);
  const { min, max } = median;
  const y = row.intervalY;
  const bar = (low: number) =>
    link([0], {
      x1: () => scale.x(low),
      x2: () => (max === null ? edge : scale.x(max)),
      y1: () => y,
      y2: () => y,
      className: `interval ${toneOf(row)}${max === null ? ' open' : ''}`,
    });
  return [
    ...(min === null ? [] : [bar(min)]),
    ruleX([x], { x: (one: number) => one, y1: row.dotsTop - 2, y2: y + 5, className: `median ${toneOf(row)}` }),
  ];
}

const repeatTitle = ({ repeat }: PlacedRepeat): string => {
  const time = repeat.seen
    ? measuredText({ value: repeat.value, resolution: repeat.resolution })
    : `not within ${secondsText(repeat.value)}`;
  return `block ${repeat.block + 1}: ${time}`;
};

/** What came is a dot; what had not come is an open triangle that points on. */
function repeats(placed: readonly PlacedRepeat[], radius: number, titled: boolean): readonly Markish[] {
  const title = titled ? { title: repeatTitle } : {};
  return [
    dot(
      placed.filter((one) => one.repeat.seen),
      { x: 'x', y: 'y', r: radius, className: 'repeat', ...title },
    ),
    text(
      placed.filter((one) => !one.repeat.seen),
      { x: 'x', y: 'y', text: () => '▷', className: 'repeat-open', ...title },
    ),
  ];
}

const stripes = (rows: readonly DotRow[], { width }: ChartLayout): Markish =>
  rect(
    rows.filter((_, index) => index % 2 === 0),
    {
      x1: () => 0,
      x2: () => width,
      y1: (row: DotRow) => row.top,
      y2: (row: DotRow) => row.top + row.height,
      className: 'stripe',
    },
  );

const isCensored = (row: DotRow): boolean => row.one.repeats.some((one) => !one.seen);

/** `id` is unique in the page. */
export function drawDots(result: MeasureResult, layout: ChartLayout, id: string): string {
  const scale = timeScale(reachOf(result), layout.left, layout.right);
  const rows = dotRows(result, layout);
  const placed = rows.map((row) => placedRepeats(row, scale));
  const bottom = rows.length === 0 ? 0 : rows.at(-1)!.top + rows.at(-1)!.height;
  const edge = scale.x(result.measure.window);
  const blocks = blockLines(placed).flatMap((one, block) => one.map(({ x, y }) => ({ x, y, block })));
  const marks: Markish[] = [
    stripes(rows, layout),
    timeGrid(scale, 0, bottom),
    ...(rows.some(isCensored)
      ? [ruleX([edge], { x: (one: number) => one, y1: 0, y2: bottom, className: 'window-edge' })]
      : []),
    ...rows.flatMap((row) => band(row, scale)),
    line(blocks, { x: 'x', y: 'y', z: 'block', className: 'pairing' }),
    ...rows.flatMap((row) => estimate(row, scale, edge)),
    ...repeats(placed.flat(), rows.length > 12 ? 2.6 : 3.4, layout.id === 'wide'),
    ...rows.flatMap((row) => rowLabels(row, layout, result.measure.window)),
    timeTicks(scale, bottom),
    text([0], {
      x: () => layout.right,
      y: () => bottom + TICK_HEIGHT + 8,
      text: () => axisName(result, scale),
      textAnchor: 'end',
      className: 'axis-name',
    }),
  ];
  return drawChart({
    id: `${id}-${layout.id}`,
    title: `${result.title}, every repeat`,
    description: describeDots(result),
    width: layout.width,
    height: bottom + TICK_HEIGHT + 18,
    marks,
    className: 'dots',
  });
}
