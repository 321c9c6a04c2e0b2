/** The exit code that failures ask for. */
import { catalogue, type ExitCode, type Failure } from '../model/failure.ts';

/** The exit code that failures ask for: the machine's outrank the user's, which outrank not being able to tell. */
export function exitCodeOfFailures(failures: readonly Failure[]): ExitCode {
  const codes = failures.map((one) => catalogue[one.code].exit);
  for (const code of [4, 2, 3] as const) if (codes.includes(code)) return code;
  return 4;
}
