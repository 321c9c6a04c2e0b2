/** How a run ends: what was thrown, as failures of the catalogue. */
import type { EventOf } from '../model/event.ts';
import { type Failure, FailureError, failure } from '../model/failure.ts';
import { messageOf } from '../model/message-of.ts';

/** What was thrown, in the catalogue's words; `doing` says what was being done. */
export function asFailures(error: unknown, doing?: string): readonly Failure[] {
  if (error instanceof FailureError) return error.failures;
  const message = messageOf(error);
  return [failure(doing === undefined ? 'R499' : 'R306', doing === undefined ? message : `${doing}: ${message}`)];
}

/** Interrupted by the user, aborted by anything else, or completed. */
export function endingOf(failures: readonly Failure[]): EventOf<'run.ended'>['ending'] {
  if (failures.length === 0) return 'completed';
  return failures.some((one) => one.code === 'R308') ? 'interrupted' : 'aborted';
}

/** Does one part of a cleanup; what it throws is kept, so that the next part still happens. */
export async function attempt<T>(failures: Failure[], doing: string, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    failures.push(...asFailures(error, doing));
    return null;
  }
}
