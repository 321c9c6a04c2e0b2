/** How the loading of a file can end that loads nothing, in the words of the catalogue. */
import { type Failure, failure } from '../model/failure.ts';

export type LoadingProblem =
  | { readonly type: 'memory' }
  /** `going`: it is loaded, and these things that it started are not over. */
  | { readonly type: 'late'; readonly seconds: number; readonly going: readonly string[] }
  /** By a signal or with a code, and without output. */
  | { readonly type: 'ended'; readonly how: string };

/** What Node writes, as its last, when it breaks down. */
export const crashReport =
  /\n*(<--- Last few GCs --->|FATAL ERROR: |#\n# Fatal |----- Native stack trace -----)[\s\S]*$/;

/** Of it: that there was no memory left. */
export const noMemory = /^(FATAL ERROR: .*|# Fatal .*)\b(memory|size)\b/m;

const fix = 'leave out whatever does more than describe';

export function loadingFailure(file: string, problem: LoadingProblem): Failure {
  const place = { at: file, fix };
  switch (problem.type) {
    case 'memory':
      return failure('R114', 'the file takes more memory than it may as it loads', place);
    case 'ended':
      return failure('R112', `the file ends the process as it loads: ${problem.how}`, place);
    case 'late': {
      const { seconds, going } = problem;
      if (going.length === 0) return failure('R113', `the file is not loaded within ${seconds} s`, place);
      return failure('R113', `the file keeps something going after it was loaded: ${going.join(', ')}`, place);
    }
  }
}
