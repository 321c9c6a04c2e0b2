/** What was measured of health checks beside the runs' timelines: by running them ourselves in their containers. */
import type { ServiceName } from './stack.ts';
import type { Duration } from './time.ts';

/** One reading of a container. */
export interface CheckReading {
  readonly service: ServiceName;
  /** CPU that the container used while its check was run so often, one after the other, and how long that took. */
  readonly busy: { readonly cpu: Duration; readonly took: Duration };
  readonly runs: readonly CheckRun[];
  /** The kernel's letters for the states of its first process and its children, before and after; null: they could not be read. */
  readonly before: readonly string[] | null;
  readonly after: readonly string[] | null;
  /** Why it could not be run; null: it could. */
  readonly problem: string | null;
}

export interface CheckRun {
  readonly length: Duration;
  /** Null: it was stopped by its timeout. */
  readonly exitCode: number | null;
  readonly output: string;
}
