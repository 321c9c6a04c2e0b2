/** What was measured in a night, beside what is normal, as text. */

import { plural } from '../../model/count-text.ts';
import { rangeText, secondsText } from '../../model/duration-text.ts';
import type { BaselineBand, JudgedMeasure } from '../../model/gate.ts';
import type { ComparedMeasure, NightMeasure, ObjectiveFacts } from '../../model/night.ts';
import { probability, ratioEstimate } from '../../model/ratio-text.ts';
import { ratioText } from '../../model/rounding.ts';
import { range } from '../../model/time.ts';

/** `served again: crash of db, seen by api`. */
export const measureName = ({ title, measure }: JudgedMeasure): string =>
  `${title}: ${measure.experiment}${measure.probe === null ? '' : `, seen by ${measure.probe}`}`;

/** The median of the night; `not within 60 s` where it had not come by then in half of the repeats. */
export function observedText({ median, measure }: JudgedMeasure): string {
  if (median !== null) return secondsText(median);
  return measure.repeats.length === 0 ? 'not measured' : `not within ${secondsText(measure.window)}`;
}

/** `7 of 8`: in so many repeats it came. */
export const cameOf = ({ repeats }: NightMeasure): string =>
  `${repeats.filter((one) => one.seen).length} of ${repeats.length}`;

/** `1.0 … 1.6 s in 24 nights`, `1.3 s in 5 nights, still learning`, `none yet`. */
export function bandOf(band: BaselineBand | null): string {
  if (band === null || band.nights === 0) return 'none yet';
  const nights = plural(band.nights, 'night');
  if (band.low === null || band.high === null)
    return `${band.median === null ? 'not reached' : secondsText(band.median)} in ${nights}, still learning`;
  return `${rangeText(range(band.low, band.high))} in ${nights}`;
}

/** What a night's median may be at most; null: nothing is known to limit it. */
export const upperLimit = ({ band }: JudgedMeasure): string | null =>
  band?.high === null || band === null ? null : secondsText(band.high);

/** Tonight against the baseline: `3.4 × as long`. */
export const timesAsLong = (ratio: number | null): string => (ratio === null ? '–' : `${ratioText(ratio)} ×`);

/** `3.3 (2.9 … 3.8) × as long, p 0.008`; what the comparison on the same host said. */
export function comparedText({ word, ratio, p }: ComparedMeasure): string {
  const chance = p === null ? 'no p: too few repeats' : `p ${probability(p)}`;
  return ratio === null ? `${word}, one of them hardly ever came` : `${ratioEstimate(ratio)} × as long, ${chance}`;
}

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
