/** The exit code of a comparison, as a pure function of its answer and its ending. */
import type { Comparison } from '../model/comparison.ts';
import type { ExitCode, Failure } from '../model/failure.ts';
import { exitCodeOfFailures } from './exit-code-of-failures.ts';

/** 0: answered, and the objective met if there is one. A comparison that left anything behind is never 0. */
export function compareExitCode(
  comparison: Pick<Comparison, 'ending' | 'verdict' | 'failures'>,
  left: readonly string[],
  failures: readonly Failure[],
): ExitCode {
  if (comparison.ending === 'interrupted') return 130;
  if (comparison.ending === 'aborted') return exitCodeOfFailures(comparison.failures);
  if (left.length > 0) return 4;
  if (failures.length > 0) return exitCodeOfFailures(failures);
  if (comparison.verdict === 'fail') return 1;
  return comparison.verdict === 'pass' ? 0 : 3;
}
