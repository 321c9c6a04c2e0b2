/** The exit code, as a pure function of verdicts and endings. */
import type { Analysis } from '../model/analysis.ts';
import type { ExitCode, Failure } from '../model/failure.ts';
import { exitCodeOfFailures } from './exit-code-of-failures.ts';

/** What one run asks for. A run that left anything behind is never 0. */
function exitCode(analysis: Analysis): ExitCode {
  if (analysis.ending === 'interrupted') return 130;
  if (analysis.ending === 'aborted') return exitCodeOfFailures(analysis.failures);
  if (analysis.verdict === 'fail') return 1;
  if (analysis.leftovers.length > 0 || analysis.failures.length > 0) return 4;
  return analysis.verdict === 'pass' ? 0 : 3;
}

const ranking: readonly ExitCode[] = [130, 4, 2, 1, 3, 0];

/** The code of several runs together, and of what went wrong beside them: interrupted, then broken, then failed, then inconclusive. */
export function exitCodeOf(analyses: readonly Analysis[], failures: readonly Failure[] = []): ExitCode {
  const codes = new Set(analyses.map(exitCode));
  if (failures.length > 0) codes.add(exitCodeOfFailures(failures));
  return ranking.find((code) => codes.has(code)) ?? 4;
}
