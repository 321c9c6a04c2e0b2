/** What a test file needs and how it may run, by its name: `name[.property][.compose|.browser][.timing][.engine].test.ts`. */

export interface Kind {
  /** What must be there before it runs; null: nothing but Node. */
  readonly needs: 'engine' | 'compose' | 'browser' | null;
  /** It measures time: it runs by itself, last. */
  readonly alone: boolean;
}

/** The endings that mean something, in the order in which they stand. */
export const nameOfATest = /^[a-z0-9-]+(\.property)?(\.compose|\.browser)?(\.timing)?(\.engine)?\.test\.ts$/;

export function kindOf(file: string): Kind {
  const words = file.split('/').at(-1)!.split('.');
  const needs = (['engine', 'compose', 'browser'] as const).find((need) => words.includes(need)) ?? null;
  return { needs, alone: words.includes('timing') };
}
