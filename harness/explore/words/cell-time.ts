/** Measured times in a table: no more digits than somebody takes in. */
import { observedText, valueText } from '../../analysis/words/figures.ts';
import type { Measured, Observed } from '../../model/analysis.ts';
import { simulatedSeconds } from '../../model/duration-text.ts';

/** `0.41 s`, `8.4 s`; `3 s` where the resolution is that coarse, `0.46 … 3.01 s` where not all of it was seen. */
export const cellTime = (measured: Measured): string =>
  measured.unseen !== undefined || measured.resolution >= 1000
    ? valueText(measured)
    : `${simulatedSeconds(measured.value)} s`;

/** `0.4 s`, `not within 20 s`. */
export const observedTime = (observed: Observed): string =>
  observed.seen ? cellTime(observed.time) : observedText(observed);

/** No later than anybody could tell. */
export const isAtOnce = (observed: Observed): boolean =>
  observed.seen && observed.time.unseen === undefined && observed.time.value < 50;

/** How late answers came: `0.01 s` at the least. */
export const lateText = (length: number): string => `${simulatedSeconds(Math.max(10, length))} s`;
