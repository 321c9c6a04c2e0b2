/** One measure through all nights, large: the nights' medians, what was normal, where it changed, what a person accepted, where the host is another. */
import { countText, plural } from '../../model/count-text.ts';
import { secondsText } from '../../model/duration-text.ts';
import type { AcceptedLine } from '../../model/history.ts';
import { formatNumber } from '../format.ts';
import { xmlText } from '../xml.ts';
import { BOTTOM, LEFT, type MeasureFrame, measureFrame, TOP, tenths, WIDTH } from './measure-frame.ts';
import { measureMarks } from './measure-marks.ts';
import { dayOf, monthOf } from './night-axis.ts';
import { type NightPoint, type PointSide, placedPoints, type SeriesPoint, sideOf, type TrendSeries } from './series.ts';
import type { Shift } from './shifts.ts';
import type { TrendNight } from './trend.ts';

/** SVG text. */
export function drawMeasure(
  series: TrendSeries,
  shifts: readonly Shift[],
  nights: readonly TrendNight[],
  accepted: readonly AcceptedLine[],
  id: string,
): string {
  const points = placedPoints(series);
  const frame = measureFrame(points, nights.length);
  const grid = frame.ticks.map(
    (tick) =>
      `<path class="grid" d="M${LEFT} ${frame.y(tick)}H${frame.right}"/><text class="tick" x="${frame.right + 8}" y="${frame.y(tick) + 4}">${formatNumber(tick / 1000)}</text>`,
  );
  const body = [
    `<title id="${id}-title">${xmlText(`${series.title}, ${series.experiment}`)}</title>`,
    `<desc id="${id}-desc">${xmlText(described(points, shifts))}</desc>`,
    ...grid,
    dates(nights, frame),
    `<text class="axis-name" x="${frame.right + 8}" y="12">seconds</text>`,
    `<path class="normal" d="${bands(points, frame)}"/>`,
    measureMarks(series, shifts, nights, accepted, frame),
    `<path class="medians" d="${medians(points, frame)}"/>`,
    dots(points, nights, frame),
  ];
  return `<svg class="picture measure" viewBox="0 0 ${WIDTH} ${BOTTOM + 26}" role="img" aria-labelledby="${id}-title ${id}-desc">${body.join('')}</svg>`;
}

function described(points: readonly SeriesPoint[], shifts: readonly Shift[]): string {
  const last = points.at(-1);
  const now = last === undefined || last.value.median === null ? '' : `, the last ${secondsText(last.value.median)}`;
  return `${plural(points.length, 'night')}${now}; ${plural(shifts.length, 'change point')}`;
}

function bands(points: readonly NightPoint[], { x, y, slot }: MeasureFrame): string {
  return points
    .map(({ band, night }) =>
      band?.low == null || band.high === null
        ? ''
        : `M${tenths(x(night) - slot / 2)} ${y(band.high)}h${tenths(slot + 0.1)}V${y(band.low)}h${tenths(-slot - 0.1)}z`,
    )
    .join('');
}

function medians(points: readonly NightPoint[], { x, y }: MeasureFrame): string {
  let pen = 'M';
  return points
    .map(({ value: { median }, night }) => {
      if (median === null) {
        pen = 'M';
        return '';
      }
      const piece = `${pen}${x(night)} ${y(median)}`;
      pen = 'L';
      return piece;
    })
    .join('');
}

/** Where nights are few enough, each is a dot with its words; of many, only what lay outside, and what does not count. */
function dots(points: readonly NightPoint[], nights: readonly TrendNight[], { x, y, slot }: MeasureFrame): string {
  return points
    .filter((one) => slot > 5 || sideOf(one) !== 'within')
    .map((one) => {
      const side = sideOf(one);
      const { median } = one.value;
      const [cx, cy] = [x(one.night), median === null ? TOP + 6 : y(median)];
      const shape =
        side === 'missed'
          ? `<path class="dot missed" d="M${cx - 3} ${cy - 3}l6 6m-6 0l6-6"/>`
          : `<circle class="dot ${side}${one.line.counts ? '' : ' apart'}" cx="${cx}" cy="${cy}" r="${slot > 12 ? 3.2 : 2.4}"/>`;
      return `<g>${`<title>${xmlText(pointText(one, nights[one.night]!, side))}</title>`}${shape}</g>`;
    })
    .join('');
}

const sideWords: Readonly<Record<PointSide, string>> = {
  ...{ within: 'as normal', above: 'above normal', below: 'below normal' },
  missed: 'not within the window in half of the repeats or more',
};

function pointText({ value, line }: SeriesPoint, night: TrendNight, side: PointSide): string {
  const median = value.median === null ? '' : `${secondsText(value.median)}, `;
  const counts = line.counts ? '' : ', does not count';
  return `${night.name}: ${median}${sideWords[side]} (${countText(value.came)} of ${countText(value.repeats)} came${counts})`;
}

/** Months, or nights where there are few. */
function dates(nights: readonly TrendNight[], { x, slot }: MeasureFrame): string {
  let free = 0;
  return nights
    .map(({ night }, at) => {
      const begins = at === 0 || night.slice(0, 7) !== nights[at - 1]!.night.slice(0, 7);
      if ((slot < 8 && !begins) || x(at) < free || x(at) > WIDTH - 80) return '';
      free = x(at) + 84;
      return `<text class="tick ${x(at) < 40 ? '' : 'middle'}" x="${x(at) < 40 ? LEFT : x(at)}" y="${BOTTOM + 18}">${xmlText(slot < 8 ? monthOf(night) : dayOf(night))}</text><path class="grid" d="M${x(at)} ${BOTTOM}v4"/>`;
    })
    .join('');
}
