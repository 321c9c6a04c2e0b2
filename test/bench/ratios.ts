/** Ratios of things that were done in turn, so that a machine that slows down slows both. */

/** Does all of them `rounds` times, every second round in reverse: A B C, C B A, … */
export async function inTurn<T>(rounds: number, works: readonly (() => Promise<T>)[]): Promise<readonly T[][]> {
  const results: T[][] = works.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    const order = works.map((_, index) => index);
    if (round % 2 === 1) order.reverse();
    for (const index of order) results[index]!.push(await works[index]!());
  }
  return results;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The median of `above[i] / below[i]` with the least and the largest: `1.04 (0.98 … 1.11, 6 pairs)`. */
export function ratioText(above: readonly number[], below: readonly number[]): string {
  const ratios = above.map((value, index) => value / below[index]!);
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
  return `${median(ratios).toFixed(2)} (${least.toFixed(2)} … ${most.toFixed(2)}, ${ratios.length} pairs)`;
}

/** How noisy the machine was: the spread of one thing that was done again and again. */
export const spreadText = (values: readonly number[]): string =>
  `${(Math.max(...values) / Math.min(...values)).toFixed(2)}`;
