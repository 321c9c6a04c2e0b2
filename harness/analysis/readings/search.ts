/** Binary search in what is sorted by time. */

/** The index of the first element whose key is at least `bound`; the length when there is none. */
export function firstAtLeast(sorted: ArrayLike<number>, bound: number): number;
export function firstAtLeast<T>(sorted: ArrayLike<T>, bound: number, key: (element: T) => number): number;
export function firstAtLeast<T>(
  sorted: ArrayLike<T>,
  bound: number,
  key = (element: T): number => Number(element),
): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (key(sorted[middle]!) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
