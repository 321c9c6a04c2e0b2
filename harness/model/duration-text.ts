/**
 * Lengths of time as text. There is one rule, so that one number reads the same in a sentence, a table, a terminal and a plan; what
 * follows another rule is another kind of text, and has its name and its reason here.
 */
import type { Duration, DurationRange } from './time.ts';

/** The rule: seconds, in milliseconds below 1 s, hundredths below 10 s, else tenths, without zeros that say nothing: `0.161 s`, `9.12 s`, `25 s`. */
export const secondsText = (length: number): string => `${bareSeconds(length)} s`;

/** Both ends by the rule: `0.5 … 0.9 s`. */
export const rangeText = ({ min, max }: DurationRange): string => `${bareSeconds(min)} … ${secondsText(max)}`;

const bareSeconds = (length: number): string => {
  const size = Math.abs(length);
  return inSeconds(length, size < 1000 ? 3 : size < 10_000 ? 2 : 1);
};

/** With at most so many decimals, and a real minus sign. */
const inSeconds = (length: number, decimals: number): string =>
  `${Number((length / 1000).toFixed(decimals))}`.replace('-', '−');

/** By the rule, but in milliseconds where it is a matter of them, as of an instrument or an axis: `0.4 ms`, `20 ms`, `5.1 s`. */
export function shortText(length: number): string {
  const size = Math.abs(length);
  if (size === 0 || size >= 99.5) return secondsText(length);
  return `${Number(length.toFixed(size >= 9.95 ? 0 : 1))} ms`.replace('-', '−');
}

/** An instrument's milliseconds beside their limit: tenths below 100, so that 10.4 does not read as 10 beside a limit of 10. */
export const millisecondsText = (length: number): string => `${Number(length.toFixed(length < 100 ? 1 : 0))} ms`;

/** To the microsecond, where somebody's own number is repeated to them or meets a limit: `3600.04 s` is more than an hour. */
export const givenText = (length: number): string => `${inSeconds(length, 6)} s`;

/** What was left of a time that was given: tenths, so that it reads as the time that was given. */
export const leftText = (length: number): string => `${inSeconds(length, 1)} s`;

/** A simulated time, which the model does not know to the millisecond: hundredths below 1 s, else tenths; without its unit. */
export const simulatedSeconds = (length: number): string => inSeconds(length, length < 995 ? 2 : 1);

/** Seconds with all decimals and no unit, for what has a resolution, must align or goes into a field of its own: `9.120`. */
export const fixedSeconds = (length: number, decimals: number): string =>
  (length / 1000).toFixed(decimals).replace('-', '−');

/** How long something took or may take, for people: `41 s`, `1 min 41 s`, `2 h 5 min`. */
export function longText(length: Duration): string {
  const seconds = Math.round(length / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min${seconds % 60 === 0 ? '' : ` ${seconds % 60} s`}`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? '' : ` ${minutes % 60} min`}`;
}

/** A place on an axis, counted from its zero: `+9.1 s`, `−2 s`, `0 s`. Tenths, and hundredths around the zero. */
export function offsetText(offset: Duration): string {
  const hundredths = Math.round(offset / 10) * 10;
  const text = inSeconds(hundredths, Math.abs(hundredths) < 1000 ? 2 : 1);
  return `${hundredths > 0 ? '+' : ''}${text} s`;
}

/** Whole seconds, as on a stopwatch that nobody reads closer: `20 s`. */
export const stopwatchText = (length: number): string => `${fixedSeconds(length, 0)} s`;
