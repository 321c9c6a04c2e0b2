/** What came of a command in a container. */

export interface ExecResult {
  readonly exitCode: number;
  readonly output: string;
}

/** How a command ended that had only so long. */
export type CommandEnd =
  | ({ readonly how: 'exited' } & ExecResult)
  /** It went on, and was killed with its children. */
  | { readonly how: 'late' }
  /** It was not begun, or ended with its container: that is not there, does not run, or is paused. */
  | { readonly how: 'refused'; readonly reason: string }
  /** The engine did not tell. */
  | { readonly how: 'unknown'; readonly reason: string };
