/** Which server a service stands in for, as far as a client, a stop or a log can tell. */

export interface ServerKind<Own extends string = string> {
  /** The service's name in its instants. */
  readonly name: string;
  /** The additions of its stack; those that every service has are not among them. */
  readonly additions: readonly Own[];
  /** The `server` header; null: it sends none. */
  readonly server: string | null;
  /** How long an idle connection is kept, in ms; 0: for ever. */
  readonly keepAliveMs: number;
  /** How many requests one connection may carry before the server closes it; 0 means no limit. */
  readonly requestsPerConnection: number;
  /** What SIGTERM makes it exit with; null: it ignores SIGTERM where it is PID 1, and a stop takes the whole grace. */
  readonly stopCode: number | null;
  /** Prints that it listens; the URL must be in it, because tests and scenarios read it there. */
  readonly greet: (url: string) => void;
}
