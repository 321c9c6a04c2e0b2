/** What was measured in a night, beside what is normal, as text. */
import { plural } from '../../model/count-text.ts';
import { rangeText, secondsText } from '../../model/duration-text.ts';
import type { BaselineBand, JudgedMeasure } from '../../model/gate.ts';
import type { ObjectiveFacts } from '../../model/night.ts';
import { range } from '../../model/time.ts';

/** `served again: crash of db, seen by api`. */
export const measureName = ({ title, measure }: JudgedMeasure): string =>
  `${title}: ${measure.experiment}${measure.probe === null ? '' : `, seen by ${measure.probe}`}`;

/** The median of the night; `not within 60 s` where it had not come by then in half of the repeats. */
export function observedText({ median, measure }: JudgedMeasure): string {
  if (median !== null) return secondsText(median);
  return measure.repeats.length === 0 ? 'not measured' : `not within ${secondsText(measure.window)}`;
}

/** `1 … 1.6 s in 24 nights`, `1.3 s in 5 nights, still learning`, `not reached in 12 nights`, `none yet`. */
export function bandOf(band: BaselineBand | null): string {
  if (band === null || band.nights === 0) return 'none yet';
  const { low, high, median } = band;
  const nights = plural(band.nights, 'night');
  if (median === null) return `not reached in ${nights}`;
  return low === null || high === null
    ? `${secondsText(median)} in ${nights}, still learning`
    : `${rangeText(range(low, high))} in ${nights}`;
}

/** What a night's median may be at most; null: nothing is known to limit it. */
export const upperLimit = ({ band }: JudgedMeasure): string | null =>
  band?.high === null || band === null ? null : secondsText(band.high);

/** `held in 7, failed in 1, not told in 0 of 8`, without what is none. */
export function tallyText({ held, failed, unknown }: ObjectiveFacts): string {
  const parts = [
    { word: 'failed in', count: failed },
    { word: 'held in', count: held },
    { word: 'could not be judged in', count: unknown },
  ];
  const told = parts.filter(({ count }) => count > 0).map(({ word, count }) => `${word} ${count}`);
  return told.length === 0 ? 'never judged' : `${told.join(', ')} of ${held + failed + unknown}`;
}
