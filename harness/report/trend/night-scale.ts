/** Where the nights stand in a strip: the last ones wide enough for a sign and a pointer, those before them narrow. Pixels. */

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
export const WIDE = 18;
export const NARROW = 4;
/** Between the narrow ones and the wide ones. */
const BREAK = 8;

export function nightScale(count: number): NightScale {
  // A few that would be narrow are wide as well.
  const recent = count <= RECENT + 12 ? 0 : count - RECENT;
  const start = recent === 0 ? 0 : recent * NARROW + BREAK;
  const left = (night: number): number => (night < recent ? night * NARROW : start + (night - recent) * WIDE);
  const width = (night: number): number => (night < recent ? NARROW : WIDE - 2);
  return { count, recent, left, width, middle: (night) => left(night) + width(night) / 2, total: left(count) };
}
