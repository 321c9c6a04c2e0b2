/** What happened to a measure, as marks in its large picture: change points, accepted nights, and nights on another engine, host or Compose file. */
import type { AcceptedLine, NightLine } from '../../model/history.ts';
import { xmlText } from '../xml.ts';
import { BOTTOM, type MeasureFrame, TOP, tenths } from './measure-frame.ts';
import type { TrendSeries } from './series.ts';
import { changedKey, type Shift, shiftText } from './shifts.ts';
import type { TrendNight } from './trend.ts';

/** SVG text. */
export function measureMarks(
  { points }: TrendSeries,
  shifts: readonly Shift[],
  nights: readonly TrendNight[],
  accepted: readonly AcceptedLine[],
  { x, slot }: MeasureFrame,
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
