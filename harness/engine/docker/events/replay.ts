/** Whether the engine's own memory of events closes the gap that a broken stream left. */
import type { RawEvent } from './line.ts';

/** Entries the engine keeps, of any kind and project, before any filter (moby `daemon/events`). */
export const replayEntries = 256;

export interface StreamGap {
  /** The last event seen before the break; null: none yet. */
  readonly last: Pick<RawEvent, 'line' | 'nanoseconds'> | null;
  /** The engine's time of the break, in nanoseconds; a second early, for what was still under way. */
  readonly broke: bigint;
}

/**
 * `replay` is everything the engine still has since before the last event, unfiltered. The gap is closed when the last
 * event seen is in it, or when the memory is full and yet reaches back before the break. Anything else means that events
 * were pushed out, or that the engine itself was restarted and forgot.
 */
export function closesGap(
  replay: readonly Pick<RawEvent, 'line' | 'nanoseconds'>[],
  { last, broke }: StreamGap,
): boolean {
  if (last !== null && replay.some(({ line }) => line === last.line)) return true;
  if (replay.length >= replayEntries) return replay[0]!.nanoseconds <= broke;
  return last === null;
}
