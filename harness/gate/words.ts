/** What is said of a scenario's times. */
import type { Quantity } from '../model/comparison-plan.ts';
import { plural } from '../model/count-text.ts';
import { rangeText, secondsText } from '../model/duration-text.ts';
import type { BaselineBand } from '../model/gate.ts';
import type { Bisection, Commit, NightMeasure, RevisionComparison } from '../model/night.ts';
import { verb } from '../model/quantity-words.ts';
import type { Duration } from '../model/time.ts';
import type { ExaminedMeasure } from './examine.ts';

type Told = Pick<ExaminedMeasure, 'measure' | 'median' | 'band'>;

/** `served again`, `noticed`. */
export const titleOf = ({ quantity }: Pick<NightMeasure, 'quantity'>): string => verb[quantity].short;

export const timeText = (median: Duration | null, { window }: Pick<NightMeasure, 'window'>): string =>
  median === null ? `not within ${secondsText(window)}` : secondsText(median);

/** ` (1 … 1.6 s in 20 nights)`; empty where there is no range yet. */
export function bandText(band: BaselineBand | null): string {
  if (band === null) return '';
  const { low, high, nights } = band;
  return low === null || high === null ? '' : ` (${rangeText({ min: low, max: high })} in ${plural(nights, 'night')})`;
}

/** `served again 0.47 s (0.4 … 0.6 s in 20 nights)`. */
export function measureText({ measure, median, band }: Told): string {
  if (measure.repeats.length === 0) return `${titleOf(measure)}: not measured`;
  return `${titleOf(measure)} ${timeText(median, measure)}${bandText(band)}`;
}

/** What a person asks first, of the first experiment: `noticed 7.9 s (…), served again 0.47 s (…)`. Empty: nothing was measured. */
export function headlineText(measures: readonly Told[]): string {
  const [first] = measures;
  const asked = measures.filter(
    ({ measure }) =>
      measure.experiment === first?.measure.experiment &&
      (measure.quantity === 'detection' || measure.quantity === 'recovery') &&
      measure.repeats.length > 0,
  );
  const inTurn = asked.toSorted((a, b) => order.indexOf(a.measure.quantity) - order.indexOf(b.measure.quantity));
  return inTurn.map(measureText).join(', ');
}

/** As things happen. */
const order: readonly Quantity[] = ['detection', 'recovery', 'engineRecovery', 'downtime'];

/** A line for each experiment. */
export const measuresDetails = (measures: readonly Told[]): readonly string[] =>
  [...Map.groupBy(measures, ({ measure }) => measure.experiment)].map(
    ([experiment, own]) => `${experiment}: ${own.map(measureText).join(', ')}`,
  );

/** `served again after crash of db 1.3 s → 4.4 s (1 … 1.6 s in 20 nights)`. */
export function changeText({ measure, median, band }: Told): string {
  const before = band === null ? '' : `${timeText(band.median, measure)} → `;
  const few = band !== null && band.low === null ? ` (in ${plural(band.nights, 'night')})` : bandText(band);
  return `${titleOf(measure)} after ${measure.experiment} ${before}${timeText(median, measure)}${few}`;
}

/** `9be01c4`. */
export const shortId = ({ id }: Pick<Commit, 'id'>): string => id.slice(0, 7);

/** `since 9be01c4 "api: one client"`; empty where it was not found. */
export const sinceText = (since: Commit | null): string =>
  since === null ? '' : `since ${shortId(since)} "${since.subject}"`;

/** How the commit was found, or why not. */
export function bisectionText({ first, commits, comparisons, reason }: Bisection): string {
  const work = `${plural(comparisons, 'comparison')} of ${plural(commits, 'commit')}`;
  return first === null ? `the commit was not found: ${reason} (${work})` : `${sinceText(first)} (found in ${work})`;
}

export const againstText = ({ accepted, blocks }: Pick<RevisionComparison, 'accepted' | 'blocks'>): string =>
  `against ${shortId(accepted)} on this host in ${plural(blocks, 'block')}`;
