/** The exit code of a night, as a pure function of its result and of what went wrong beside it. */
import type { ExitCode, Failure } from '../model/failure.ts';
import type { GateResult } from '../model/gate.ts';
import { exitCodeOfFailures } from './print-failures.ts';

/** A night that left anything behind is never 0. */
export function gateExitCode({ facts, verdict, failures: own }: GateResult, failures: readonly Failure[]): ExitCode {
  if (facts.ending === 'interrupted') return 130;
  if (facts.ending === 'aborted') return exitCodeOfFailures(own.length > 0 ? own : facts.failures);
  if (facts.leftovers.length > 0) return 4;
  if (failures.length > 0) return exitCodeOfFailures(failures);
  if (verdict === 'fail') return 1;
  return verdict === 'pass' ? 0 : 3;
}
