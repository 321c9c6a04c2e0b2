/** Where a use case writes: results, progress, and a line that changes. What stands behind it is the command line's choice. */

export interface Output {
  /** A result. */
  out(text: string): void;
  /** Progress, warnings, errors. */
  err(text: string): void;
  /** A line that the next one replaces, on a terminal that a person watches; null takes it away. */
  status(text: string | null): void;
  /** Whether results may be coloured. */
  readonly colour: boolean;
  /** Whether stderr is a terminal that a person watches. */
  readonly live: boolean;
  /** Columns of the terminal; 100 where it does not say. */
  readonly width: number;
}
