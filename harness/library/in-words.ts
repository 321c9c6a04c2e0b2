/** What goes wrong in a test is read there: an error says its place and its next step, too. */
import { FailureError } from '../model/failure.ts';
import { describeFailures } from '../report/describe-failures.ts';

/** The same work; what it throws of the catalogue has all that is known of it in its message. */
export async function inWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof FailureError) error.message = describeFailures(error.failures).replace(/^error /, '');
    throw error;
  }
}
