/** What a door says when it refuses. */
import { type Failure, FailureError } from '../../harness/model/failure.ts';

/** The problems of a call; none: it was let through. Throws whatever else the call throws. */
export function refused(call: () => unknown): readonly Failure[] {
  try {
    call();
  } catch (error) {
    if (error instanceof FailureError) return error.failures;
    throw error;
  }
  return [];
}

/** `R110 'rat' is not known; did you mean 'rate'?`, one for each problem. */
export const refusals = (call: () => unknown): readonly string[] =>
  refused(call).map(({ code, message, fix }) => `${code} ${message}; ${fix}`);
