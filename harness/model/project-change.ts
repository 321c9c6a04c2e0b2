/** Where a run's project differs from what `docker compose up` starts in the user's folder, and why. */
import type { ServiceName } from './stack.ts';

export interface ProjectChange {
  /** Null: of the project as a whole. */
  readonly service: ServiceName | null;
  /** The key in Compose's words, such as `healthcheck.interval`; `service`: all of it; `compose`: a Compose file. */
  readonly field: string;
  /** As Compose has it there; null: it says nothing. */
  readonly from: string | null;
  /** As the run has it; null: left out. */
  readonly to: string | null;
  /** `a variable of the stack`. */
  readonly why: string;
}
