/** Lists by name, and lists that are sorted mostly. */

export function listOf<T>(lists: Map<string, T[]>, name: string): T[] {
  const known = lists.get(name);
  if (known !== undefined) return known;
  const made: T[] = [];
  lists.set(name, made);
  return made;
}

/** Sorts in place, and only what is not sorted yet: most lists are. */
export function sortBy<T>(list: T[], key: (element: T) => number): void {
  for (let i = 1; i < list.length; i++) {
    if (key(list[i - 1]!) > key(list[i]!)) {
      list.sort((a, b) => key(a) - key(b));
      return;
    }
  }
}
