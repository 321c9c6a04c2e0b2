/** What a person sees while a run goes on. */
import type { TimelineEvent } from '../model/event.ts';

/** A reader of the timeline, and nothing more: what it says is provisional. */
export interface Progress {
  observe(event: TimelineEvent): void;
  /** Clears the picture, so that the result can stand in its place. */
  end(): Promise<void>;
}
