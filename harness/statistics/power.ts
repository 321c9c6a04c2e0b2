/** What so many blocks would show: by simulation, with the very interval that decides. */
import { normalDraw } from './normal.ts';
import { nearestRank, sorted } from './quantile.ts';
import { seededBy } from './seeded.ts';
import { hodgesLehmann } from './signed-rank.ts';

const draws = 1000;

/** A power of 80 %, and room for the error of the simulation and for shapes that show less than the normal. */
const goal = 0.87;

/** Beyond, intervals are taken to shrink with the root of the number, as they do in the end; until then they shrink faster. */
const mostSimulated = 30;

interface Bounds {
  readonly min: number;
  readonly max: number;
}

export interface PowerQuestion {
  readonly ratio: number;
  /** Of the differences from that ratio, as a share of the times' size. */
  readonly spread: number;
  readonly blocks: number;
  readonly alpha: number;
}

/** Whether so many blocks show it with a power of 80 %. */
export function isShown(
  { ratio, spread, blocks, alpha }: PowerQuestion,
  shows: (interval: Bounds) => boolean,
): boolean {
  const centre = distanceOf(ratio);
  let missed = 0;
  for (const { min, max } of intervalsOf(blocks, alpha)) {
    if (!shows({ min: ratioAt(centre + spread * min), max: ratioAt(centre + spread * max) })) missed += 1;
    if (missed > (1 - goal) * draws) return false;
  }
  return true;
}

/** The least ratio above 1 that so many blocks of this spread show with a power of 80 %; Infinity: none. */
export function detectableRatio(spread: number, blocks: number, alpha: number): number {
  const needed = intervalsOf(blocks, alpha).map(({ min }) => -min);
  return ratioAt(spread * nearestRank(sorted(needed), goal));
}

/**
 * How far a ratio is from 1, in the unit of the spread: each side scatters in proportion to itself, so that the slower one hides
 * more. At most √2.
 */
const distanceOf = (ratio: number): number => (Math.SQRT2 * (ratio - 1)) / Math.sqrt(1 + ratio ** 2);

/** The ratio that is so far from 1. */
function ratioAt(distance: number): number {
  const rest = Math.sqrt(Math.max(0, 4 - distance ** 2));
  if (rest <= distance) return Number.POSITIVE_INFINITY;
  return rest <= -distance ? 0 : (rest + distance) / (rest - distance);
}

/** The intervals of `draws` comparisons whose differences scatter normally around nothing, with a standard deviation of 1. */
function intervalsOf(blocks: number, alpha: number): readonly Bounds[] {
  if (blocks > mostSimulated) {
    const scale = Math.sqrt(mostSimulated / blocks);
    return intervalsOf(mostSimulated, alpha).map(({ min, max }) => ({ min: scale * min, max: scale * max }));
  }
  const key = `${blocks} ${alpha}`;
  const known = simulated.get(key) ?? simulate(blocks, alpha, seededBy(key));
  simulated.set(key, known);
  return known;
}

/** Some hundredths of a second each, and the same for ever. */
const simulated = new Map<string, readonly Bounds[]>();

const simulate = (blocks: number, alpha: number, random: () => number): readonly Bounds[] =>
  Array.from({ length: draws }, () =>
    hodgesLehmann(
      Array.from({ length: blocks }, () => normalDraw(random)),
      alpha,
    ),
  );
