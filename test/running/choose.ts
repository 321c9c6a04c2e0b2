/** Which tests the words of `npm test -- …` ask for. */
import type { Order } from './messages.ts';

export interface Choice {
  readonly file: string;
  readonly only: Order['only'];
}

export interface Wanted {
  /** Everything that needs no engine, with fewer repeats. */
  readonly quick: boolean;
  readonly words: readonly string[];
}

/** `quick` says how much, everything else which. */
export const readWords = (words: readonly string[]): Wanted => ({
  quick: words.includes('quick'),
  words: words.filter((word) => word !== 'quick'),
});

/**
 * Without words every file. Files that are named by their paths, those alone. Otherwise whole files whose path has all the words in
 * it, and of others the tests whose full title has, whatever their case.
 */
export async function choose(
  words: readonly string[],
  files: readonly string[],
  titlesOf: (file: string) => Promise<readonly string[]>,
  textOf: (file: string) => string,
): Promise<readonly Choice[]> {
  const whole = (some: readonly string[]): readonly Choice[] => some.map((file) => ({ file, only: null }));
  if (words.length === 0) return whole(files);
  const named = words.map((word) => word.replace(/^\.\//, ''));
  if (named.every((path) => files.includes(path))) return whole(files.filter((file) => named.includes(file)));
  const hasAll = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word.toLowerCase()));
  const choices = files.map(async (file): Promise<readonly Choice[]> => {
    if (hasAll(file)) return whole([file]);
    // A title is made of what stands in the file, so that few need be loaded to look.
    if (!hasAll(textOf(file)) || !(await titlesOf(file)).some(hasAll)) return [];
    return [{ file, only: { words } }];
  });
  return (await Promise.all(choices)).flat();
}
