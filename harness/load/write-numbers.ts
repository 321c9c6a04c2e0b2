/** The numbers of writes in a body that holds their ids: `w-17`. */

/** Every number from `first` to `last` that the text holds, each once. */
export function numbersIn(text: string, first: number, last: number): readonly number[] {
  const numbers = new Set<number>();
  for (const [, digits] of text.matchAll(/\bw-(\d+)\b/g)) {
    const number = Number(digits);
    if (number >= first && number <= last) numbers.add(number);
  }
  return [...numbers];
}
