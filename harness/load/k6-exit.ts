/** What k6's exit codes mean for a load. Codes: k6 v2, `errext/exitcodes`. */

/** What the script itself, or the machine, did wrong. */
const wrong: Readonly<Record<number, string>> = {
  97: 'its cloud run failed',
  98: 'its cloud run could not be followed',
  100: "the script's setup() took too long",
  101: "the script's teardown() took too long",
  102: 'something in the script took too long',
  103: 'it was stopped by its REST API',
  104: 'its options are invalid',
  106: 'its REST API could not be started',
  107: 'the script threw an exception',
  108: 'the script aborted itself by test.abort()',
  109: 'k6 itself crashed',
  110: 'the script marked itself as failed',
  137: 'it was killed, by a lack of memory or from outside',
  255: 'the script or one of its modules was not found, or k6 could not start',
};

export interface K6Ending {
  readonly exitCode: number;
  /** Whether we told it to end; else it ended by itself, and the experiment went on without it. */
  readonly told: boolean;
  /** The last error that it logged. */
  readonly said: string | null;
}

/**
 * Why a load's numbers cannot be trusted; null: they can. 105 is the answer to our signal, and 99 says that a threshold was
 * crossed, which stays true when k6 stopped for it.
 */
export function problemOf({ exitCode, told, said }: K6Ending): string | null {
  if (exitCode === 99 || (told && (exitCode === 0 || exitCode === 105))) return null;
  if (exitCode === 0) return 'the script came to its end before the experiment did';
  if (exitCode === 105) return 'k6 was ended by a signal from outside the harness';
  const meaning = wrong[exitCode] ?? 'it ended in a way that is not known';
  return `k6 ended with ${exitCode}: ${meaning}${said === null ? '' : ` (${said})`}`;
}
