/** The share that has come by t, for a few variants in one chart: steps, ticks where observation ended, and below how many were still waited for. */
import type { Markish } from '@observablehq/plot';
import { line, link, ruleX, text } from '@observablehq/plot';
import type { MeasureResult, VariantMeasure } from '../../model/comparison.ts';
import { percentText } from '../../model/count-text.ts';
import { drawChart } from './chart-frame.ts';
import type { ChartLayout } from './chart-layout.ts';
import { shortName } from './chart-layout.ts';
import { describeShares } from './describe.ts';
import { atRisk, curvePoints } from './share-curve.ts';
import type { TimeScale } from './time-scale.ts';
import { axisName, reachOf, TICK_HEIGHT, timeGrid, timeScale, timeTicks } from './time-scale.ts';

const HEIGHT = 170;
const TOP = 16;
const shares: readonly number[] = [0, 0.25, 0.5, 0.75, 1];

const yOf = (share: number): number => TOP + (1 - share) * HEIGHT;

function curve(one: VariantMeasure, index: number, scale: TimeScale, end: number): readonly Markish[] {
  const points = curvePoints(one, end).map(({ at, share }) => ({ x: scale.x(at), y: yOf(share) }));
  const last = points.at(-1)!.y;
  const height = (at: number): number => points.findLast((point) => point.x <= scale.x(at) + 0.01)?.y ?? last;
  return [
    line(points, { x: 'x', y: 'y', className: `curve curve-${index}` }),
    ruleX(one.curve.censored, {
      x: (at: number) => scale.x(at),
      y1: (at: number) => height(at) - 5,
      y2: (at: number) => height(at) + 5,
      className: `curve-tick curve-${index}`,
    }),
  ];
}

/** Its name with a piece of its line, and the numbers under the axis. */
function riskRow(
  one: VariantMeasure,
  index: number,
  scale: TimeScale,
  layout: ChartLayout,
  y: number,
): readonly Markish[] {
  const beside = layout.nameLine === 0;
  const numbersY = beside ? y : y + 16;
  const swatch = beside ? layout.left - 16 : 34;
  return [
    link([0], { x1: () => swatch - 26, x2: () => swatch, y1: () => y, y2: () => y, className: `curve curve-${index}` }),
    text([one.variant], {
      x: () => (beside ? layout.left - 50 : 44),
      y: () => y,
      text: (name: string) => shortName(name, beside ? 21 : 38),
      textAnchor: beside ? 'end' : 'start',
      className: 'row-name',
      title: (name: string) => name,
    }),
    text(scale.ticks, {
      x: scale.x,
      y: () => numbersY,
      text: (at: number) => String(atRisk(one, at)),
      className: 'tick',
    }),
  ];
}

const percentAxis = (layout: ChartLayout): readonly Markish[] => [
  link([...shares], { x1: () => layout.left, x2: () => layout.right, y1: yOf, y2: yOf, className: 'grid' }),
  text([...shares], {
    x: () => (layout.nameLine === 0 ? layout.left - 8 : layout.left + 2),
    y: (share: number) => yOf(share) + (layout.nameLine === 0 ? 0 : -7),
    text: (share: number) => percentText(share),
    textAnchor: layout.nameLine === 0 ? 'end' : 'start',
    className: 'tick',
  }),
];

/** `id` is unique in the page. */
export function drawShares(result: MeasureResult, layout: ChartLayout, id: string): string {
  const reach = reachOf(result);
  const scale = timeScale(reach, layout.left, layout.right);
  const bottom = TOP + HEIGHT;
  const rowHeight = layout.nameLine === 0 ? 20 : 36;
  const below = bottom + TICK_HEIGHT + 32;
  const marks = [
    ...percentAxis(layout),
    timeGrid(scale, TOP, bottom),
    ...result.variants.flatMap((one, index) => curve(one, index, scale, reach.to)),
    timeTicks(scale, bottom + 5),
    text([axisName(result, scale)], {
      x: () => layout.right,
      y: () => bottom + TICK_HEIGHT + 12,
      text: (words: string) => words,
      textAnchor: 'end',
      className: 'axis-name',
    }),
    text(['repeats still observed'], {
      x: () => layout.left,
      y: () => below - 4,
      text: (words: string) => words,
      textAnchor: 'start',
      className: 'axis-name',
    }),
    ...result.variants.flatMap((one, index) => riskRow(one, index, scale, layout, below + 16 + index * rowHeight)),
  ];
  return drawChart({
    id: `${id}-${layout.id}`,
    title: `${result.title}: the share seen by t`,
    description: describeShares(result),
    width: layout.width,
    height: below + result.variants.length * rowHeight + 10,
    marks,
    className: 'shares',
  });
}
