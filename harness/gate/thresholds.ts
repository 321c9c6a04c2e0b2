/** The numbers that the gate judges by. Their error rates are simulated in ERROR-RATES.md. */

/** Nights before a prediction interval says anything. */
export const leastNights = 8;

/** At most so many of the last nights of a level make the baseline. */
export const mostNights = 20;

/** Changes below it are of no practical size, whatever their significance. */
export const leastRatio = 1.15;

/** Of the comparison on the same host: the ratio that a confirmed change has at least. */
export const confirmedRatio = 1.1;
