/** The exit code of an exploration, as a pure function of what it found and how it ended. */
import type { Exploration } from '../model/exploration.ts';
import type { WorseCells } from '../model/exploration-change.ts';
import type { ExitCode } from '../model/failure.ts';
import { exitCodeOfFailures } from './exit-code-of-failures.ts';

/**
 * 0: nothing severe was found; with `worse`, the objective that no cell gets worse: none did. One that left anything behind is never 0.
 */
export function exploreExitCode(
  { ending, failures, leftovers, findings }: Pick<Exploration, 'ending' | 'failures' | 'leftovers' | 'findings'>,
  worse: WorseCells | null = null,
): ExitCode {
  if (ending === 'interrupted') return 130;
  if (leftovers.length > 0) return 4;
  // A repair that could not be tried leaves what was found as it is.
  const own = failures.filter(({ code }) => code !== 'R245');
  if (own.length > 0) return exitCodeOfFailures(own);
  if (worse !== null) return worse.confirmed.length > 0 ? 1 : 0;
  return findings.some(({ severity }) => severity === 'severe') ? 1 : 0;
}
