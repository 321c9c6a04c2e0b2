/** What ends a use case before its time. */

export interface Interruption {
  /** Its reason is a FailureError. */
  readonly signal: AbortSignal;
  /** Stops listening. */
  release(): void;
}
