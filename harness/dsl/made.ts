/** What the verbs made: a door that wants a probe, a fault or an expectation takes nothing that only looks like one. */
import { type Schema, value } from './schema.ts';

const all = new WeakSet<object>();

/** Remembers it as made by a verb. A copy of it is not: what was changed in a copy was not checked. */
export function made<T extends object>(one: T): T {
  all.add(one);
  return one;
}

/** Something that a verb made and that `fits`. */
export const madeOne = <T>(
  fits: (one: { readonly type?: string; readonly kind?: string }) => boolean,
  fix: string,
): Schema<T> => value((given) => isMade(given) && fits(given), fix);

export const isMade = (given: unknown): given is object =>
  typeof given === 'object' && given !== null && all.has(given);
