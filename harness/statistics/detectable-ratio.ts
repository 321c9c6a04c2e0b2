/** What so many blocks can show, and how many it would take. */

/** z of 97.5 % plus z of 80 %: two-sided 5 %, power 80 %. */
const strength = 1.959964 + 0.841621;

/** The least ratio (above 1) that blocks with these log ratios would show with a power of 80 %; null for fewer than two that are finite. */
export function detectableRatio(logRatios: readonly number[]): number | null {
  const spread = standardDeviation(logRatios);
  return spread === null ? null : Math.exp((strength * spread) / Math.sqrt(logRatios.length));
}

/** How many blocks show a `ratio` above 1 with a power of 80 %, at least 6; null where the spread is not known. */
export function blocksNeeded(logRatios: readonly number[], ratio: number): number | null {
  const spread = standardDeviation(logRatios);
  return spread === null ? null : Math.max(6, Math.ceil(((strength * spread) / Math.log(ratio)) ** 2));
}

/** With n − 1; null where it is not known. */
export function standardDeviation(values: readonly number[]): number | null {
  const finite = values.filter(Number.isFinite);
  if (finite.length < 2) return null;
  const mean = finite.reduce((total, one) => total + one, 0) / finite.length;
  return Math.sqrt(finite.reduce((total, one) => total + (one - mean) ** 2, 0) / (finite.length - 1));
}
