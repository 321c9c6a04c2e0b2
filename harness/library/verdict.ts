/** What was judged in a test, and how a test fails by it. */
import { admit } from '../dsl/door.ts';
import { value } from '../dsl/schema.ts';
import type { Verdict } from '../model/analysis.ts';

/** A verdict with its reasons in words. */
export interface Judged {
  /** Inconclusive: it could not be told, which is no pass. */
  readonly verdict: Verdict;
  /** What was seen, with the numbers, and where the report lies. */
  readonly message: string;
}

const judged = value<Judged>(
  (given) => typeof given === 'object' && given !== null && 'verdict' in given && 'message' in given,
  'give what run() or within() returned',
);

/**
 * Throws unless the verdict is a pass; the error's message is what was seen. What could not be told throws, too. For any test runner.
 *
 * @example
 * const ran = await run('scenarios/crash.ts');
 * assertPass(ran);
 */
export function assertPass(given: Judged): void {
  admit('assertPass', { given }, { given: judged });
  if (given.verdict === 'pass') return;
  const error = new Error(given.message);
  error.name = given.verdict === 'fail' ? 'ResilienceFailure' : 'ResilienceInconclusive';
  throw error;
}
