/** With what `check-the-check` ends. */
import type { Checkup } from '../model/checkup.ts';
import type { ExitCode } from '../model/failure.ts';
import { exitCodeOfFailures } from './exit-code-of-failures.ts';

/** 1: a check is not truthful. 3: none is worse than unknown, and one is. Interrupted and broken outrank both. */
export function checkupExitCode({ ending, checks, failures, leftovers }: Checkup): ExitCode {
  if (ending === 'interrupted') return 130;
  if (leftovers.length > 0) return 4;
  const broken = failures.length === 0 ? 0 : exitCodeOfFailures(failures);
  if (broken === 4 || broken === 2) return broken;
  if (checks.some(({ verdict }) => verdict !== 'truthful' && verdict !== 'unknown')) return 1;
  return checks.length === 0 || checks.some(({ verdict }) => verdict === 'unknown') ? 3 : 0;
}
