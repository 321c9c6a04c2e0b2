/** The numbers that the gate judges by. Their error rates are simulated in ERROR-RATES.md. */

/** Nights before a prediction interval says anything. */
export const leastNights = 8;

/** At most so many of the last nights that count make the baseline. */
export const mostNights = 20;

/** Changes below it are of no practical size, whatever their significance. */
export const leastRatio = 1.15;

/** Of the comparison on the same host: the ratio that a confirmed change has at least. */
export const confirmedRatio = 1.1;

/** One-sided: so many of the nights of an unchanged system lie below the limit. */
export const usualShare = 0.95;

/** A change of this size is noticed on its first night … */
export const caughtRatio = 1.5;

/** … with this probability, however much nights differ: where they differ much, the price is more comparisons. */
export const caughtShare = 0.98;

/** As long as fewer of the baseline's nights never came, one that does not come is slower than what is usual. */
export const rareShare = 0.25;

/** Above this share of stolen CPU time a night is told, but does not enter the baseline. */
export const mostSteal = 0.1;
