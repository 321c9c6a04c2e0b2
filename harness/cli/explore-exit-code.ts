/** The exit code of an exploration, as a pure function of what it found and how it ended. */
import type { Exploration } from '../model/exploration.ts';
import type { ExitCode } from '../model/failure.ts';
import { exitCodeOfFailures } from './exit-code-of-failures.ts';

/** 0: nothing severe was found. One that left anything behind is never 0. */
export function exploreExitCode({
  ending,
  failures,
  leftovers,
  findings,
}: Pick<Exploration, 'ending' | 'failures' | 'leftovers' | 'findings'>): ExitCode {
  if (ending === 'interrupted') return 130;
  if (leftovers.length > 0) return 4;
  if (failures.length > 0) return exitCodeOfFailures(failures);
  return findings.some(({ severity }) => severity === 'severe') ? 1 : 0;
}
