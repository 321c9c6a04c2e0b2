/** How times and numbers become text in every report, in the same digits as in the sentences of the analysis. */
import {
  countedText,
  countText,
  measuredText,
  observedText,
  plural,
  secondsText,
  shareText,
} from '../analysis/words/figures.ts';
import type { Counted, Measured, Observed, Share } from '../model/analysis.ts';
import { type Bound, latest } from '../model/bound.ts';
import type { Duration, DurationRange } from '../model/time.ts';

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** `value` with at most `decimals` decimals, thousands separated, no trailing zeros, and a real minus sign. */
function plain(value: number, decimals: number): string {
  const [whole, fraction = ''] = Math.abs(value).toFixed(decimals).split('.');
  const kept = fraction.replace(/0+$/, '');
  const text = grouped(whole!) + (kept === '' ? '' : `.${kept}`);
  return value < 0 && text !== '0' ? `−${text}` : text;
}

/** A count: `1,250`. */
export const formatCount = (count: number): string => countText(count);

/** Any number, in four significant digits: `0.4`, `1,234`. */
export const formatNumber = (value: number): string => plain(Number(value.toPrecision(4)), 6);

/** A count with its noun: `1 experiment`, `3 experiments`. */
export const formatCounted = (count: number, noun: string): string => plural(count, noun);

/** A length of time that was chosen or computed, so that it has no resolution of its own: `5.1 s`, `20 ms`, `0 s`. */
export function formatDuration(length: Duration): string {
  const size = Math.abs(length);
  if (size === 0) return '0 s';
  if (size < 99.5) return `${plain(length, size >= 9.95 ? 0 : 1)} ms`;
  return withMinus(secondsText(length));
}

const withMinus = (text: string): string => text.replace('-', '−');

/** How long a run took, for people: `41 s`, `1 min 41 s`, `2 h 5 min`. */
export function formatLongDuration(length: Duration): string {
  const seconds = Math.round(length / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min${seconds % 60 === 0 ? '' : ` ${seconds % 60} s`}`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? '' : ` ${minutes % 60} min`}`;
}

/** `0.5 … 0.9 s`; both ends in seconds. */
export const formatRange = (range: DurationRange): string =>
  `${secondsText(range.min).slice(0, -2)} … ${secondsText(range.max)}`;

/** `0.5 … 0.9 s`, or `0.5 … 0.9 s, at most 2 s` where a chance may make it later. */
export const formatBound = (bound: Bound): string =>
  bound.later === undefined ? formatRange(bound) : `${formatRange(bound)}, at most ${secondsText(latest(bound))}`;

/** A measured time with its resolution: `9.12 s ± 0.02 s`. */
export const formatMeasured = (measured: Measured): string => withMinus(measuredText(measured));

/** A time that may not have come: `9.12 s ± 0.02 s`, `not within 25 s`. */
export const formatObserved = (observed: Observed): string => withMinus(observedText(observed));

/** A count with its bounds: `24`, `24 … 200`. */
export const formatAmount = (counted: Counted): string => countedText(counted);

/** The value alone, in the digits that its resolution allows: for a label whose resolution stands nearby. */
export const formatValue = (measured: Measured): string => formatMeasured(measured).split(' ±')[0]!;

/** A place on the axis, counted from its zero: `+9.1 s`, `−2 s`, `0 s`. */
export function formatOffset(offset: Duration): string {
  const seconds = Math.round(offset / 10) / 100;
  return `${seconds > 0 ? '+' : ''}${plain(seconds, Math.abs(seconds) < 1 ? 2 : 1)} s`;
}

/** A difference to a limit, with its sign: `2.3 s to spare`, `missed by 1.4 s`. */
export const formatMargin = (margin: Duration): string =>
  margin < 0 ? `missed by ${formatDuration(-margin as Duration)}` : `${formatDuration(margin)} to spare`;

/** `100 % of 1,250`, never rounded up to all; or `none due`. */
export const formatShare = (share: Share): string => shareText(share);

/** A size in binary units: `7.8 GiB`, `12 MiB`, `40 KiB`. */
export function formatBytes(bytes: number): string {
  if (bytes >= 2 ** 30) return `${plain(bytes / 2 ** 30, 1)} GiB`;
  return bytes >= 2 ** 20 ? `${plain(bytes / 2 ** 20, 0)} MiB` : `${plain(bytes / 2 ** 10, 0)} KiB`;
}

/** A moment of the wall clock, in UTC so that it reads the same everywhere: `2026-11-23 04:12:09 UTC`. */
export const formatWall = (wall: number): string =>
  `${new Date(wall).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** Ties a number to its unit, sign or range with no-break spaces, so that no line ends between them. */
export const glued = (text: string): string =>
  text
    .replace(/(?<=\d) (?=(?:s|ms|min|h|%|±|…)(?!\w))|(?<=[±…<]) (?=\d)|(?<=\ds) (?=±)/g, '\u00a0')
    .replace(/(?<=\u00a0(?:s|ms)) (?=±)/g, '\u00a0');
