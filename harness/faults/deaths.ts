/** Exit codes from the events stream: a policy restart clears the code from `inspect` within a fraction of a second. */
import type { ContainerId, EventsItem } from '../engine/engine.ts';
import type { FaultContext } from './driver.ts';

export interface Deaths {
  /** The code of the container's first death since the watch began; null: none seen. */
  codeOf(id: ContainerId): number | null;
  end(): void;
}

/** Returns once deaths are seen; ends by itself when the run is interrupted. */
export async function watchDeaths(context: FaultContext): Promise<Deaths> {
  const stop = new AbortController();
  const items = await context.env.engine.events.subscribe(AbortSignal.any([context.signal, stop.signal]));
  const codes = new Map<ContainerId, number>();
  // A stream that breaks leaves codes unread, and the fault's landing `unknown`: the error itself adds nothing.
  collect(items, codes).catch(() => {});
  return { codeOf: (id) => codes.get(id) ?? null, end: () => stop.abort() };
}

async function collect(items: AsyncIterable<EventsItem>, codes: Map<ContainerId, number>): Promise<void> {
  for await (const item of items) {
    if (item.type !== 'event' || item.event.change.to !== 'died') continue;
    const { exitCode } = item.event.change;
    if (exitCode !== null && !codes.has(item.event.container)) codes.set(item.event.container, exitCode);
  }
}
