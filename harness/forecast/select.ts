/** Single places of an order, without putting all of it in order. */

/**
 * Moves what belongs at place `k` of the ascending order there, with nothing larger before it and nothing smaller behind it;
 * among the places from `from` on. Hoare's FIND with the middle of three as pivot: linear on average. No NaN.
 */
export function selectPlace(values: Float64Array, k: number, from = 0): number {
  let [low, high] = [from, values.length - 1];
  while (low < high) {
    const pivot = middleOf(values[low]!, values[(low + high) >> 1]!, values[high]!);
    let [left, right] = [low, high];
    while (left <= right) {
      while (values[left]! < pivot) left += 1;
      while (values[right]! > pivot) right -= 1;
      if (left > right) break;
      const moved = values[left]!;
      values[left] = values[right]!;
      values[right] = moved;
      left += 1;
      right -= 1;
    }
    if (k <= right) high = right;
    else if (k >= left) low = left;
    else break;
  }
  return values[k]!;
}

const middleOf = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
