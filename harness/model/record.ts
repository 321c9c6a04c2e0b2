/** Objects as JSON has them. */

export type Json = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every value by its path (`healthcheck.interval`); a list counts as one value, and an empty object is none. */
export function leavesOf(value: unknown, textOf: (leaf: unknown) => string, path = ''): ReadonlyMap<string, string> {
  if (value === undefined) return new Map();
  if (!isRecord(value)) return new Map([[path, textOf(value)]]);
  const below = (key: string): string => (path === '' ? key : `${path}.${key}`);
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...leavesOf(inner, textOf, below(key))]));
}
