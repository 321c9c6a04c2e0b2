/** What files came to, and the sums of it. */
import type { TestTold } from './messages.ts';
import type { FileTold } from './worker-process.ts';

export interface FileResult extends FileTold {
  readonly file: string;
  readonly passed: number;
  readonly failed: readonly TestTold[];
  readonly skipped: readonly TestTold[];
}

export function fileResult(file: string, told: FileTold): FileResult {
  const of = (state: TestTold['state']): TestTold[] => told.tests.filter((one) => one.state === state);
  return { ...told, file, passed: of('passed').length, failed: of('failed'), skipped: of('skipped') };
}

/** A second look at a file takes the place of what failed at the first, and of all of it where a hook failed. */
export function afterSecondLook(first: FileResult, second: FileResult): FileResult {
  const seconds = first.seconds + second.seconds;
  if (looksAtAll(first)) return { ...second, seconds };
  return { ...second, passed: first.passed + second.passed, skipped: [...first.skipped, ...second.skipped], seconds };
}

/** Whether something other than single tests failed. */
export const looksAtAll = ({ failed }: FileResult): boolean => failed.some((one) => one.whole);

export const slowest = (results: readonly FileResult[], count: number): readonly FileResult[] =>
  results.toSorted((a, b) => b.seconds - a.seconds).slice(0, count);

/** The last line, which any CI reads. */
export function lastLine(results: readonly FileResult[]): string {
  const sum = (count: (one: FileResult) => number): number => results.reduce((all, one) => all + count(one), 0);
  const [passed, failed, skipped] = [
    sum((one) => one.passed),
    sum((one) => one.failed.length),
    sum((one) => one.skipped.length),
  ];
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
