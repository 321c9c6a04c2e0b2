/** What is known of a stack before it starts, and keeps it from its steady state. */
import type { ServiceName } from './stack.ts';

export interface StartObstacle {
  readonly service: ServiceName;
  /** What is there, and what comes of it: one sentence. */
  readonly message: string;
  readonly fix: string;
  /** `compose.yaml:12:5`; null: no file says it. */
  readonly at: string | null;
}

/** The stack of a plan, with all of that. */
export interface StackObstacles {
  readonly stack: string;
  readonly found: readonly StartObstacle[];
}
