/** An unexpected error, as a failure of the catalogue. */
import { type Failure, FailureError, failure } from '../model/failure.ts';

/** What is not understood is our own fault until shown otherwise, so it comes with its stack. */
export const harnessFailure = (error: unknown): Failure =>
  failure('R499', error instanceof Error ? (error.stack ?? error.message) : String(error), {
    fix: 'this is a defect of the harness: please report it with the command and this text',
  });

/** Anything thrown, as an error with failures of the catalogue. */
export const asFailureError = (error: unknown): FailureError =>
  error instanceof FailureError ? error : new FailureError([harnessFailure(error)], { cause: error });

/** What went wrong with work that is no reason to lose what was done before; empty: nothing. */
export async function failuresDuring(work: Promise<unknown>): Promise<readonly Failure[]> {
  try {
    await work;
    return [];
  } catch (error) {
    return asFailureError(error).failures;
  }
}
