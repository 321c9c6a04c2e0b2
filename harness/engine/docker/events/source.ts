/** The engine's events endpoint: the live stream, and what the engine still remembers. */
import type Docker from 'dockerode';
import { readAll } from '../demux.ts';
import { asSince } from '../time.ts';
import { parseEventLine, type RawEvent } from './line.ts';
import { wantedActions } from './translate.ts';

/**
 * Containers and networks come in one stream, so that both keep one order and one way of being resumed. Network events
 * carry no labels, and the engine joins its filters by "and": a filter for the project's label would hide them. So the
 * engine filters by type and action, which leaves out the three events of every health probe, and the project is picked
 * out on our side, by label or by the container's id.
 */
const filters = { type: ['container', 'network'], event: wantedActions };

/** The live stream, beginning with what is remembered since then. Resolves when the engine has answered. */
export const liveEvents = async (docker: Docker, since: bigint, signal: AbortSignal): Promise<NodeJS.ReadableStream> =>
  docker.getEvents({ since: asSince(since), filters, abortSignal: signal } as unknown as Docker.GetEventsOptions);

/** Everything the engine still remembers of that span, unfiltered; `until` must have passed. */
export async function rememberedEvents(docker: Docker, since: bigint, until: bigint): Promise<readonly RawEvent[]> {
  const span = { since: asSince(since), until: asSince(until) } as unknown as Docker.GetEventsOptions;
  const text = await readAll(await docker.getEvents(span));
  return text.toString('utf8').split('\n').filter(Boolean).map(parseEventLine);
}
