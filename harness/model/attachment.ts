/** What a run attaches to: containers that are up, are somebody's own, and stay when the run is over. */
import type { Replica } from './event.ts';
import type { OtherHealer } from './other-healers.ts';

/** One of them, as it was when the plan was made. */
export interface AttachedContainer extends Replica {
  /** The engine's id. */
  readonly id: string;
  readonly name: string;
}

export interface Attachment {
  /** By which the run's lock and its reports call it: the Compose project's name, or what the caller says. */
  readonly name: string;
  /** Whether it is a Compose project, whose containers are found again by its label; else exactly these are meant. */
  readonly by: 'project' | 'containers';
  /** Sorted by service and replica. */
  readonly containers: readonly AttachedContainer[];
  /** Programs of others that may act on them meanwhile. Absent: none is known. */
  readonly healers?: readonly OtherHealer[];
}
