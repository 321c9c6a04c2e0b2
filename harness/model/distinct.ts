/** Each thing once, in the order in which it came first. */

export const distinct = <T>(things: Iterable<T>): T[] => [...new Set(things)];

/** The first thing of each key. */
export function distinctBy<T>(things: Iterable<T>, keyOf: (thing: T) => string | number): T[] {
  const firsts = new Map<string | number, T>();
  for (const thing of things) {
    const key = keyOf(thing);
    if (!firsts.has(key)) firsts.set(key, thing);
  }
  return [...firsts.values()];
}
