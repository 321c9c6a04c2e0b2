/** The exit code of a night, as a pure function of its result and of what went wrong beside it. */
import type { ExitCode, Failure } from '../model/failure.ts';
import type { GateResult } from '../model/gate.ts';
import type { NightFacts } from '../model/night.ts';
import { exitCodeOfFailures } from './exit-code-of-failures.ts';

/** What its ending asks for, whatever was measured; null: it came to its end and left nothing behind. */
export function exitCodeOfEnding({
  ending,
  leftovers,
  failures,
}: Pick<NightFacts, 'ending' | 'leftovers' | 'failures'>): ExitCode | null {
  if (ending === 'interrupted') return 130;
  if (ending === 'aborted') return exitCodeOfFailures(failures);
  return leftovers.length > 0 ? 4 : null;
}

/** A night that left anything behind is never 0. */
export function gateExitCode({ facts, verdict }: GateResult, failures: readonly Failure[]): ExitCode {
  const ending = exitCodeOfEnding(facts);
  if (ending !== null) return ending;
  if (failures.length > 0) return exitCodeOfFailures(failures);
  if (verdict === 'fail') return 1;
  return verdict === 'pass' ? 0 : 3;
}
