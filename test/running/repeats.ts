/** Numbers of repeats: all of them in a full run, fewer in a quick one, which then says so. */
import process from 'node:process';

/** Set to `quick` by `npm test -- quick`. */
export const extentVariable = 'RESILIENCE_TESTS';

const less: string[] = [];

/** `what` is repeated so often: `runs`, `cases`. */
export function repeats(what: string, full: number, quick: number): number {
  if (process.env[extentVariable] !== 'quick') return full;
  less.push(`${quick.toLocaleString('en')} of ${full.toLocaleString('en')} ${what}`);
  return quick;
}

/** Whether this is a full run; a quick one leaves `what` out, and says so. */
export const inFull = (what: string): boolean => repeats(what, 1, 0) === 1;

/** All rows of a table in a full run, every so many of them in a quick one. */
export function rowsOf<T>(what: string, rows: readonly T[], every: number): readonly T[] {
  const quick = rows.filter((_, index) => index % every === 0);
  return repeats(what, rows.length, quick.length) === rows.length ? rows : quick;
}

/** What was cut since the last call. */
export const takeLess = (): readonly string[] => less.splice(0);
