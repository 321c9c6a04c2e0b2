/** What a test file needs and how it may run, by its name: `name[.property][.compose|.browser][.quiet|.timing][.engine].test.ts`. */

export interface Kind {
  /** What must be there before it runs; null: nothing but Node. */
  readonly needs: 'engine' | 'compose' | 'browser' | null;
  /** What runs beside it: `quiet` files wait most of the time and want few others that work; `timing` files want none. */
  readonly company: 'any' | 'quiet' | 'none';
}

/** The endings that mean something, in the order in which they stand. */
export const nameOfATest = /^[a-z0-9-]+(\.property)?(\.compose|\.browser)?(\.quiet|\.timing)?(\.engine)?\.test\.ts$/;

export function kindOf(file: string): Kind {
  const words = file.split('/').at(-1)!.split('.');
  const needs = (['engine', 'compose', 'browser'] as const).find((need) => words.includes(need)) ?? null;
  const company = words.includes('timing') ? 'none' : words.includes('quiet') ? 'quiet' : 'any';
  return { needs, company };
}
