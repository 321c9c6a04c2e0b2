/** One measure through all nights, large: the nights' medians, what was normal, where it changed, what a person accepted, where the host is another. */
import { countText, plural } from '../../model/count-text.ts';
import { secondsText } from '../../model/duration-text.ts';
import type { AcceptedLine, NightLine } from '../../model/history.ts';
import { quantile } from '../../statistics/quantile.ts';
import { valueScale } from '../comparison/value-scale.ts';
import { formatNumber } from '../format.ts';
import { xmlText } from '../xml.ts';
import { dayOf } from './night-axis.ts';
import { type Series, type SeriesPoint, type Side, sideOf } from './series.ts';
import { changedKey, type Shift, shiftText } from './shifts.ts';
import type { TrendNight } from './trend.ts';

const WIDTH = 980;
const LEFT = 46;
const TOP = 26;
const HEIGHT = 200;
const BOTTOM = TOP + HEIGHT;
const SLOT = 40;

interface Place {
  readonly x: (night: number) => number;
  readonly y: (value: number) => number;
  readonly slot: number;
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** SVG text. */
export function drawMeasure(
  series: Series,
  shifts: readonly Shift[],
  nights: readonly TrendNight[],
  accepted: readonly AcceptedLine[],
  id: string,
): string {
  const points = series.points.flatMap((one, night) => (one === null ? [] : [{ ...one, night }]));
  const seen = points.flatMap((one) => [one.value.median ?? 0, one.band?.high ?? 0]);
  const top = Math.max(quantile(seen, 0.995), 1);
  const scale = valueScale([0, top], BOTTOM, TOP + 4, 6);
  const slot = Math.min(SLOT, (WIDTH - LEFT - 8) / nights.length);
  const place: Place = {
    slot,
    x: (night) => tenths(LEFT + (night + 0.5) * slot),
    y: (value) => tenths(Math.max(TOP + 4, scale.place(value))),
  };
  const right = LEFT + slot * nights.length;
  const grid = scale.ticks.map(
    (tick) =>
      `<path class="grid" d="M${LEFT} ${place.y(tick)}H${tenths(right)}"/><text class="tick end" x="${LEFT - 6}" y="${place.y(tick) + 4}">${formatNumber(tick / 1000)}</text>`,
  );
  const body = [
    `<title id="${id}-title">${xmlText(`${series.title}, ${series.experiment}`)}</title>`,
    `<desc id="${id}-desc">${xmlText(described(points, shifts))}</desc>`,
    ...grid,
    dates(nights, place),
    `<text class="axis-name" x="0" y="12">seconds</text>`,
    `<path class="normal" d="${bands(points, place)}"/>`,
    events(series, shifts, nights, accepted, place),
    `<path class="medians" d="${medians(points, place)}"/>`,
    dots(points, nights, place),
  ];
  return `<svg class="picture measure" viewBox="0 0 ${WIDTH} ${BOTTOM + 26}" role="img" aria-labelledby="${id}-title ${id}-desc">${body.join('')}</svg>`;
}

function described(points: readonly SeriesPoint[], shifts: readonly Shift[]): string {
  const last = points.at(-1);
  const now = last === undefined || last.value.median === null ? '' : `, the last ${secondsText(last.value.median)}`;
  return `${plural(points.length, 'night')}${now}; ${plural(shifts.length, 'change point')}`;
}

interface Placed extends SeriesPoint {
  readonly night: number;
}

function bands(points: readonly Placed[], { x, y, slot }: Place): string {
  return points
    .map(({ band, night }) =>
      band?.low == null || band.high === null
        ? ''
        : `M${tenths(x(night) - slot / 2)} ${y(band.high)}h${tenths(slot + 0.1)}V${y(band.low)}h${tenths(-slot - 0.1)}z`,
    )
    .join('');
}

function medians(points: readonly Placed[], { x, y }: Place): string {
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
function dots(points: readonly Placed[], nights: readonly TrendNight[], { x, y, slot }: Place): string {
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

const sideWords: Readonly<Record<Side, string>> = {
  ...{ within: 'as normal', above: 'above normal', below: 'below normal' },
  missed: 'not within the window in half of the repeats or more',
};

export function pointText({ value, line }: SeriesPoint, night: TrendNight, side: Side): string {
  const median = value.median === null ? '' : `${secondsText(value.median)}, `;
  const counts = line.counts ? '' : ', does not count';
  return `${night.name}: ${median}${sideWords[side]} (${countText(value.came)} of ${countText(value.repeats)} came${counts})`;
}

/** Months, or nights where there are few. */
function dates(nights: readonly TrendNight[], { x, slot }: Place): string {
  let free = 0;
  return nights
    .map(({ night }, at) => {
      const begins = at === 0 || night.slice(0, 7) !== nights[at - 1]!.night.slice(0, 7);
      if ((slot < 8 && !begins) || x(at) < free || x(at) > WIDTH - 24) return '';
      free = x(at) + 74;
      return `<text class="tick middle" x="${x(at)}" y="${BOTTOM + 18}">${xmlText(slot < 8 ? night.slice(0, 7) : dayOf(night))}</text><path class="grid" d="M${x(at)} ${BOTTOM}v4"/>`;
    })
    .join('');
}

/** Change points, accepted nights, and nights on another engine, kernel, CPU or Compose file. */
function events(
  { points }: Series,
  shifts: readonly Shift[],
  nights: readonly TrendNight[],
  accepted: readonly AcceptedLine[],
  { x, slot }: Place,
): string {
  const mark = (kind: string, night: number, words: string, foot: string): string => {
    const left = tenths(x(night) - slot / 2);
    return `<g class="${kind}"><title>${xmlText(words)}</title><path d="M${left} ${TOP - 8}V${BOTTOM}"/>${foot.replaceAll('@', String(left))}</g>`;
  };
  const lines = points.map((one) => one?.line ?? null);
  let before: NightLine | null = null;
  const forks = lines.flatMap((line, night) => {
    if (line === null) return [];
    const changed = changedKey(before, line);
    before = line;
    return changed.length === 0 ? [] : [mark('fork', night, `${nights[night]!.name}: ${changed.join(', ')}`, '')];
  });
  const taken = accepted.flatMap((one) => {
    const night = lines.findIndex((line) => line?.night === one.night && line.run === one.run);
    const words = `accepted ${one.night}: ${one.reason}`;
    return night < 0 ? [] : [mark('accepted', night, words, `<path class="foot" d="M@ ${TOP - 8}h9l-3 4l3 4h-9z"/>`)];
  });
  const changes = shifts.map((one) =>
    mark(
      'shift',
      one.night,
      `${one.line.night} changed: ${shiftText(one)}`,
      `<path class="foot" d="M@ ${BOTTOM - 2}l-5 8h10z"/>`,
    ),
  );
  return [...forks, ...taken, ...changes].join('');
}
