/** A measure through the nights, small: what was normal as a band, the nights' medians as a line, and what lay outside as dots. */
import { quantile } from '../../statistics/quantile.ts';
import { xmlText } from '../xml.ts';
import type { NightScale } from './night-scale.ts';
import { type NightPoint, placedPoints, type SeriesPoint, sideOf, type TrendSeries } from './series.ts';
import { changedKey, type Shift, shiftText } from './shifts.ts';

/** Its height in pixels. */
export const SPARK = 32;

/** So that what is normal fills it, but never so near that noise does; what is far out and rare is drawn at the edge. */
function levelOf(points: readonly SeriesPoint[]): (value: number) => number {
  const values = points.flatMap((one) => (one.value.median === null ? [] : [one.value.median as number]));
  const bands = points.flatMap(({ band }) => (band?.low == null || band.high === null ? [] : [band.low, band.high]));
  const middle = values.length === 0 ? 1 : quantile(values, 0.5);
  const high = Math.max(quantile(values, 0.92) * 1.05, ...quantiles(bands, 0.99), middle * 1.2);
  const low = Math.min(quantile(values, 0.08) * 0.95, ...quantiles(bands, 0.01), middle * 0.8);
  return (value) => Math.round(SPARK - 2 - ((value - low) / (high - low)) * (SPARK - 4));
}

const quantiles = (values: readonly number[], share: number): readonly number[] =>
  values.length === 0 ? [] : [quantile(values, share)];

const inside = (y: number): number => Math.min(SPARK - 1, Math.max(1, y));

/** Its top at `y = 0`. SVG text. */
export function drawSpark(series: TrendSeries, shifts: readonly Shift[], scale: NightScale): string {
  const points = placedPoints(series);
  if (points.length === 0) return '';
  const level = levelOf(points);
  const y = (value: number): number => inside(level(value));
  let line = '';
  let pen: readonly [number, number] | null = null;
  const dots = { above: '', below: '', missed: '', within: '' };
  for (const point of points) {
    const { median } = point.value;
    const x = Math.round(scale.middle(point.night));
    const side = sideOf(point);
    const at = median === null ? 3 : y(median);
    if (side === 'missed') dots.missed += `M${x - 2} ${at - 2}l4 4m-4 0l4-4`;
    else if (side !== 'within' || point.night >= scale.recent) dots[side] += `M${x} ${at}h0`;
    if (median === null) pen = null;
    else {
      line += pen === null ? `M${x} ${at}` : step(x - pen[0], at - pen[1]);
      pen = [x, at];
    }
  }
  const marks = Object.entries(dots).map(([side, path]) =>
    path === '' ? '' : `<path class="dot ${side}" d="${path}"/>`,
  );
  return `<path class="normal" d="${bandPath(points, scale, y)}"/><path class="medians" d="${line}"/>${marks.join('')}${forkMarks(points, scale)}${shifts.map((one) => shiftMark(one, scale)).join('')}`;
}

const step = (dx: number, dy: number): string => (dy === 0 ? `h${dx}` : `l${dx}${dy < 0 ? '' : ' '}${dy}`);

interface Piece {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Pieces of the same height are one, so that a thousand nights take little. */
function bandPath(points: readonly NightPoint[], scale: NightScale, y: (value: number) => number): string {
  const pieces: Piece[] = [];
  for (const { band, night } of points) {
    if (band === null || band.low === null || band.high === null) continue;
    const left = scale.left(night);
    const right = night + 1 < scale.count ? scale.left(night + 1) : left + scale.width(night);
    const top = y(band.high);
    const bottom = Math.max(y(band.low), top + 2);
    const last = pieces.at(-1);
    const joins = last?.right === left && last.top === top && last.bottom === bottom;
    if (joins) pieces.pop();
    pieces.push({ left: joins ? last.left : left, right, top, bottom });
  }
  return pieces.map((one) => `M${one.left} ${one.top}H${one.right}V${one.bottom}H${one.left}z`).join('');
}

/** Where the host became another, and what is normal is not known any more. */
const forkMarks = (points: readonly NightPoint[], scale: NightScale): string =>
  points
    .map(({ line, night }, at) => {
      const changed = changedKey(points[at - 1]?.line ?? null, line);
      if (changed.length === 0) return '';
      return `<g class="fork"><title>${xmlText(`${line.night}: ${changed.join(', ')}`)}</title><path d="M${scale.left(night) - 1} -2V${SPARK}"/></g>`;
    })
    .join('');

function shiftMark(shift: Shift, scale: NightScale): string {
  const x = scale.left(shift.night) - 1;
  return `<g class="shift"><title>${xmlText(`${shift.line.night} changed: ${shiftText(shift)}`)}</title><path d="M${x} -2V${SPARK}"/><path class="foot" d="M${x} ${SPARK - 1}l-4 6h8z"/></g>`;
}
