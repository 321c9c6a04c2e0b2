/** The word that a misspelt one was meant to be. */

/** One slip for a short word, one in three letters for a long one. Undefined: nothing is that near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  return known
    .map((one) => ({ one, slips: slips(word.toLowerCase(), one.toLowerCase()) }))
    .filter((each) => each.slips <= Math.max(1, Math.floor(each.one.length / 3)))
    .sort((a, b) => a.slips - b.slips)[0]?.one;
}

/** Letters left out, added, exchanged for another or with their neighbour: the optimal string alignment distance. */
function slips(a: string, b: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const other = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + other, swapped ? before[j - 2]! + 1 : Number.MAX_VALUE),
      );
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
