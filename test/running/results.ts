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

/** What a second look is taken at: the suites of what failed, whole, for a test may go by those before it; null: at all of the file. */
export function toLookAt(first: FileResult): readonly string[] | null {
  if (first.failed.some((one) => one.whole)) return null;
  const suites = new Set(first.failed.map((one) => one.suite));
  return first.tests.filter((one) => suites.has(one.suite)).map((one) => one.title);
}

/** A second look takes the place of what it was taken at. */
export function afterSecondLook(first: FileResult, second: FileResult): FileResult {
  const again = toLookAt(first);
  const kept = again === null ? [] : first.tests.filter((one) => !again.includes(one.title));
  const seconds = first.seconds + second.seconds;
  return fileResult(first.file, { ...second, tests: [...kept, ...second.tests], seconds });
}

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
