/** The share that has come by t, for many variants: a small chart for each, with the reference's curve behind. */
import { line, link, ruleX, text } from '@observablehq/plot';
import type { MeasureResult, VariantMeasure } from '../../model/comparison.ts';
import { percentText } from '../../model/count-text.ts';
import { drawChart } from './chart-frame.ts';
import { cameText } from './figures.ts';
import { curvePoints } from './share-curve.ts';
import type { TimeScale } from './time-scale.ts';
import { reachOf, timeScale, timeTicks } from './time-scale.ts';

const WIDTH = 236;
const LEFT = 42;
const RIGHT = 218;
const HEIGHT = 66;
const TOP = 10;

const yOf = (share: number): number => TOP + (1 - share) * HEIGHT;

const points = (
  one: VariantMeasure,
  scale: TimeScale,
  end: number,
): readonly { readonly x: number; readonly y: number }[] =>
  curvePoints(one, end).map(({ at, share }) => ({ x: scale.x(at), y: yOf(share) }));

/** The panel of one variant; `id` is unique in the page. All panels of a measure share their axes. */
export function drawSharePanel(
  result: MeasureResult,
  one: VariantMeasure,
  reference: VariantMeasure,
  id: string,
): string {
  const reach = reachOf(result);
  const scale = timeScale(reach, LEFT, RIGHT);
  const bottom = TOP + HEIGHT;
  const censored = one.curve.censored.map((at) => ({ x: scale.x(at), y: yOf(one.curve.steps.at(-1)?.share ?? 0) }));
  return drawChart({
    id,
    title: `${one.variant}: the share seen by t`,
    description: `It was seen in ${cameText(one.came)} of the repeats.`,
    width: WIDTH,
    height: bottom + 20,
    className: 'shares',
    marks: [
      link([0, 0.5, 1], { x1: () => LEFT, x2: () => RIGHT, y1: yOf, y2: yOf, className: 'grid' }),
      text([0, 0.5, 1], {
        x: () => LEFT - 5,
        y: yOf,
        text: (share: number) => percentText(share),
        textAnchor: 'end',
        className: 'tick',
      }),
      ...(one === reference
        ? []
        : [line(points(reference, scale, reach.to), { x: 'x', y: 'y', className: 'curve behind' })]),
      line(points(one, scale, reach.to), { x: 'x', y: 'y', className: 'curve curve-0' }),
      ruleX(censored, { x: 'x', y1: ({ y }) => y - 4, y2: ({ y }) => y + 4, className: 'curve-tick curve-0' }),
      timeTicks(scale, bottom),
    ],
  });
}
