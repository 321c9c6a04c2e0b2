/** What quickness costs: time against CPU an hour, false alarms as size, and the front joined. */
import type { Markish } from '@observablehq/plot';
import { dot, line, link, text } from '@observablehq/plot';
import type { Comparison, MeasureResult } from '../../model/comparison.ts';
import { secondsText } from '../../model/duration-text.ts';
import { perHourText } from '../../model/estimate-text.ts';
import { milliseconds } from '../../model/time.ts';
import { formatNumber } from '../format.ts';
import { drawChart } from './chart-frame.ts';
import type { ChartLayout } from './chart-layout.ts';
import { shortName } from './chart-layout.ts';
import { placeLabels } from './trade-labels.ts';
import type { TradePoint } from './trade-points.ts';
import { tradePoints } from './trade-points.ts';
import type { ValueScale } from './value-scale.ts';
import { valueScale } from './value-scale.ts';

const TOP = 34;
const BOTTOM = 320;

interface Place {
  readonly point: TradePoint;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Area by seconds of false alarm an hour; none is a small point. */
const radiusOf = ({ one }: TradePoint): number =>
  5 + Math.min(16, Math.sqrt((one.falseAlarmPerHour ?? 0) / 1000) * 2.2);

const alarms = ({ one }: TradePoint): string =>
  one.falseAlarmPerHour === null || one.falseAlarmPerHour === 0
    ? ''
    : `, ${secondsText(one.falseAlarmPerHour)} of false alarm an hour`;

/** Beside the name where there is room for it. */
const alarmNote = ({ one }: TradePoint, { id }: ChartLayout): string =>
  id === 'narrow' || one.falseAlarmPerHour === null || one.falseAlarmPerHour === 0
    ? ''
    : `, ${secondsText(one.falseAlarmPerHour)} of false alarm`;

const said = (point: TradePoint): string =>
  `${point.one.variant}: ${point.time === null ? 'not within the window' : secondsText(milliseconds(point.time))} for ${perHourText(point.one.price!)} of CPU an hour${alarms(point)}`;

const toneOf = ({ point }: Place): string =>
  `trade ${point.isReference ? 'reference' : ''} ${point.drawnFront || point.one.onFront ? 'front' : 'beaten'}`;

function axes(layout: ChartLayout, prices: ValueScale, times: ValueScale, title: string): readonly Markish[] {
  const [left, right] = [layout.left, layout.right];
  const say = (words: string, x: number, y: number, textAnchor: 'start' | 'end', className = 'axis-name'): Markish =>
    text([words], { x: () => x, y: () => y, text: (one: string) => one, textAnchor, className });
  return [
    link([...times.ticks], { x1: () => left, x2: () => right, y1: times.place, y2: times.place, className: 'grid' }),
    link([...prices.ticks], { x1: prices.place, x2: prices.place, y1: () => TOP, y2: () => BOTTOM, className: 'grid' }),
    text([...times.ticks], {
      x: () => left - 6,
      y: times.place,
      text: (one: number) => formatNumber(one / 1000),
      textAnchor: 'end',
      className: 'tick',
    }),
    text([...prices.ticks], {
      x: prices.place,
      y: () => BOTTOM + 12,
      text: (one: number) => formatNumber(one / 1000),
      className: 'tick',
    }),
    say(`↑ ${title}, seconds`, 4, 12, 'start'),
    say('seconds of CPU an hour for its health checks →', right, BOTTOM + 32, 'end'),
  ];
}

/** At their own place; one that never came stands at the upper edge. */
function placesOf(points: readonly TradePoint[], prices: ValueScale, times: ValueScale): readonly Place[] {
  return points.map((point) => ({
    point,
    x: prices.place(point.price),
    y: point.time === null ? TOP + 4 : times.place(point.time),
    radius: radiusOf(point),
  }));
}

function labels(places: readonly Place[], layout: ChartLayout): readonly Markish[] {
  const few = places.length <= 8;
  const first = places.toSorted(
    (a, b) =>
      Number(b.point.isReference) - Number(a.point.isReference) ||
      Number(b.point.drawnFront) - Number(a.point.drawnFront),
  );
  const length = layout.id === 'wide' ? 44 : 26;
  const placed = placeLabels(
    first.map(({ point, x, y, radius }) => ({
      x,
      y,
      radius,
      words:
        few || point.isReference || point.drawnFront
          ? shortName(point.one.variant, length) + alarmNote(point, layout)
          : '',
    })),
    { left: layout.left, right: layout.width - 4, top: 16, bottom: BOTTOM },
  );
  return (['start', 'middle', 'end'] as const).map((anchor) =>
    text(
      placed.filter((one) => one.anchor === anchor),
      { x: 'x', y: 'y', text: 'words', textAnchor: anchor, className: 'trade-name' },
    ),
  );
}

/** `id` is unique in the page. Nothing where no price is known. */
export function drawTrade(
  comparison: Comparison,
  measure: MeasureResult,
  layout: ChartLayout,
  id: string,
): string | null {
  const points = tradePoints(comparison);
  if (points.length === 0) return null;
  const shape = { ...layout, left: layout.id === 'wide' ? 64 : 40, right: layout.width - 24 };
  const most = layout.id === 'wide' ? 12 : 6;
  const prices = valueScale(
    points.map((one) => one.price),
    shape.left,
    shape.right,
    most,
  );
  const shown = points.flatMap((one) => (one.time === null ? [] : [one.time]));
  const times = valueScale(shown.length === 0 ? [measure.measure.window] : shown, BOTTOM, TOP + 22, 8);
  const places = placesOf(points, prices, times);
  const title = (one: Place): string => said(one.point);
  const marks = [
    ...axes(shape, prices, times, measure.title),
    line(
      places.filter((one) => one.point.drawnFront),
      { x: 'x', y: 'y', className: 'front-line' },
    ),
    ...places
      .toSorted((one, other) => Number(one.point.one.onFront) - Number(other.point.one.onFront))
      .map((one) =>
        one.point.time === null
          ? text([one], { x: 'x', y: 'y', text: () => '△', className: 'repeat-open', title })
          : dot([one], { x: 'x', y: 'y', r: one.radius, className: toneOf(one), title }),
      ),
    ...labels(places, shape),
  ];
  return drawChart({
    id: `${id}-${layout.id}`,
    title: `${measure.title} against the price of the health checks`,
    description: `${points.map(said).join('. ')}.`,
    width: layout.width,
    height: BOTTOM + 44,
    marks,
    className: 'trades',
  });
}
