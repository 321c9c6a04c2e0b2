/** How times and numbers become text in every report, in the same digits as in the sentences of the analysis. */
import { type Bound, latest } from '../model/bound.ts';
import { grouped } from '../model/count-text.ts';
import { rangeText, secondsText } from '../model/duration-text.ts';
import type { Duration } from '../model/time.ts';

/** `value` with at most `decimals` decimals, thousands separated, no trailing zeros, and a real minus sign. */
function plain(value: number, decimals: number): string {
  const [whole, fraction = ''] = Math.abs(value).toFixed(decimals).split('.');
  const kept = fraction.replace(/0+$/, '');
  const text = grouped(whole!) + (kept === '' ? '' : `.${kept}`);
  return value < 0 && text !== '0' ? `−${text}` : text;
}

/** Any number, in four significant digits: `0.4`, `1,234`. */
export const formatNumber = (value: number): string => plain(Number(value.toPrecision(4)), 6);

/** `0.5 … 0.9 s`, or `0.5 … 0.9 s, at most 2 s` where a chance may make it later. */
export const formatBound = (bound: Bound): string =>
  bound.later === undefined ? rangeText(bound) : `${rangeText(bound)}, at most ${secondsText(latest(bound))}`;

/** A difference to a limit, with its sign: `2.3 s to spare`, `missed by 1.4 s`. */
export const formatMargin = (margin: Duration): string =>
  margin < 0 ? `missed by ${secondsText(-margin)}` : `${secondsText(margin)} to spare`;

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
