/** The first stage: whether a night's number is out of what is normal, so that a comparison of revisions is worth its time. */
import type { Screen } from '../model/gate.ts';
import { errorsFor, type NightSpread, type NormalRange } from './normal-range.ts';
import { caughtRatio, caughtShare, leastRatio, rareShare, usualShare } from './thresholds.ts';

/** A night's number. */
export interface ScreenedValue {
  /** Logarithm; Infinity: it never came. */
  readonly log: number;
  /** Two times nearer than this are the same time. Milliseconds. */
  readonly resolution: number;
}

/**
 * `learning`: too few nights to know how much they differ, so any ratio of practical size counts. What never came is later than all
 * that did: as long as that is rare among the nights it is slower, where it is usual to come is faster, and between the two nothing is said.
 */
export function screen({ log, resolution }: ScreenedValue, range: NormalRange): Screen {
  if (log === Number.POSITIVE_INFINITY) return range.never < rareShare ? 'slower' : 'within';
  if (range.never >= 0.5) return range.never > 1 - rareShare ? 'faster' : 'within';
  const distance = log - range.middle;
  if (Math.abs(Math.exp(log) - Math.exp(range.middle)) <= resolution * (1 + 1e-9)) return 'within';
  if (distance > slowerBy(range.spread)) return 'slower';
  return distance < -fasterBy(range.spread) ? 'faster' : 'within';
}

/**
 * Beyond what one night in twenty reaches by chance, and of practical size; but never so far that a change which everybody would
 * want to know is likely to stay within. Where nights differ much that is near, and many nights are compared.
 */
export function slowerBy(spread: NightSpread | null): number {
  const usual = fasterBy(spread);
  if (spread === null) return usual;
  const caught = Math.log(caughtRatio) - errorsFor(caughtShare, spread.freedom) * spread.reach;
  return Math.max(0, Math.min(usual, caught));
}

/** To the other side nothing has to be noticed at once. */
const fasterBy = (spread: NightSpread | null): number =>
  Math.max(Math.log(leastRatio), spread === null ? 0 : errorsFor(usualShare, spread.freedom) * spread.reach);
