/** Where the nights stand in a strip: the last ones wide enough for a sign and a pointer, those before them narrow. Pixels. */
import type { TrendNight } from './trend.ts';

export interface NightScale {
  readonly count: number;
  /** The first of the wide ones. */
  readonly recent: number;
  readonly left: (night: number) => number;
  /** Without the gap to the next. */
  readonly width: (night: number) => number;
  readonly middle: (night: number) => number;
  readonly total: number;
}

/** So many of the last nights are wide: two months. */
const RECENT = 60;
const WIDE = 18;
const NARROW = 4;
/** Between the narrow ones and the wide ones, and where nights are lost. */
const BREAK = 8;

export function nightScale(nights: readonly Pick<TrendNight, 'lost'>[]): NightScale {
  const count = nights.length;
  // A few that would be narrow are wide as well.
  const recent = count <= RECENT + 12 ? 0 : count - RECENT;
  const lefts: number[] = [];
  let next = 0;
  nights.forEach(({ lost }, night) => {
    if (night > 0 && (lost > 0 || night === recent)) next += BREAK;
    lefts.push(next);
    next += night < recent ? NARROW : WIDE;
  });
  const left = (night: number): number => lefts[night] ?? next;
  const width = (night: number): number => (night < recent ? NARROW : WIDE - 2);
  return { count, recent, left, width, middle: (night) => left(night) + width(night) / 2, total: next };
}
