/** A measure through the nights, small: what was normal as a band, the nights' medians as a line, and what lay outside as dots. */
import { secondsText } from '../../model/duration-text.ts';
import { quantile } from '../../statistics/quantile.ts';
import { xmlText } from '../xml.ts';
import type { NightScale } from './night-scale.ts';
import { type Series, type SeriesPoint, sideOf } from './series.ts';
import { commitText, type Shift } from './shifts.ts';

/** Its height in pixels. */
export const SPARK = 32;

/** From its least to its greatest, but never so near that noise fills it; a few that are far out are drawn at the edge. */
function levelOf(points: readonly SeriesPoint[]): (value: number) => number {
  const values = points.flatMap((one) => (one.value.median === null ? [] : [one.value.median as number]));
  const bands = points.flatMap(({ band }) => (band?.low == null || band.high === null ? [] : [band.low, band.high]));
  const middle = values.length === 0 ? 1 : quantile(values, 0.5);
  const high = Math.max(quantile([...values, ...bands], 0.995), middle * 1.2);
  const low = Math.min(quantile([...values, ...bands], 0.005), middle * 0.8);
  return (value) => Math.round(SPARK - 2 - ((value - low) / (high - low)) * (SPARK - 4));
}

const inside = (y: number): number => Math.min(SPARK - 1, Math.max(1, y));

/** Its top at `y = 0`. SVG text. */
export function drawSpark(series: Series, shifts: readonly Shift[], scale: NightScale): string {
  const points = series.points.flatMap((one, night) => (one === null ? [] : [{ ...one, night }]));
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
  return `<path class="normal" d="${bandPath(points, scale, y)}"/><path class="medians" d="${line}"/>${marks.join('')}${shifts.map((one) => shiftMark(one, scale)).join('')}`;
}

const step = (dx: number, dy: number): string => (dy === 0 ? `h${dx}` : `l${dx}${dy < 0 ? '' : ' '}${dy}`);

interface Placed extends SeriesPoint {
  readonly night: number;
}

interface Piece {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Pieces of the same height are one, so that a thousand nights take little. */
function bandPath(points: readonly Placed[], scale: NightScale, y: (value: number) => number): string {
  const pieces: Piece[] = [];
  for (const { band, night } of points) {
    if (band === null || band.low === null || band.high === null) continue;
    const left = scale.left(night);
    const right = Math.max(scale.left(night + 1), left + scale.width(night));
    const top = y(band.high);
    const bottom = Math.max(y(band.low), top + 2);
    const last = pieces.at(-1);
    const joins = last?.right === left && last.top === top && last.bottom === bottom;
    if (joins) pieces.pop();
    pieces.push({ left: joins ? last.left : left, right, top, bottom });
  }
  return pieces.map((one) => `M${one.left} ${one.top}H${one.right}V${one.bottom}H${one.left}z`).join('');
}

/** `1.3 s → 4.4 s with 9be01c4 “api: one client”`. */
export const shiftText = ({ before, after, commit, found, surroundings }: Shift): string =>
  [
    `${secondsText(before)} → ${secondsText(after)}`,
    ...(commit === null ? [] : [`${found ? 'since' : 'first measured with'} ${commitText(commit)}`]),
    ...surroundings,
  ].join(', ');

function shiftMark(shift: Shift, scale: NightScale): string {
  const x = scale.left(shift.night) - 1;
  return `<g class="shift"><title>${xmlText(`${shift.line.night} changed: ${shiftText(shift)}`)}</title><path d="M${x} -2V${SPARK}"/><path class="foot" d="M${x} ${SPARK - 1}l-4 6h8z"/></g>`;
}
