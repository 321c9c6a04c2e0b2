/** The stream of container events, as subscribers read it. */
import type { EngineEvent, EngineEvents, EventsItem } from '../engine.ts';
import { mailbox } from './mailbox.ts';
import type { VirtualTime } from './virtual-time.ts';
import { drawn, schedule, type World } from './world.ts';

/**
 * Subscribers hear every change from their subscription on. Waiting for an event does not move time: a waiter does it
 * with a deadline on the clock, which does.
 */
export function simEvents(world: World, time: VirtualTime, wall: number): EngineEvents {
  const readers = new Set<(item: EventsItem) => void>();
  world.onChange = ({ id, spec, replica }, change) => {
    if (readers.size === 0) return;
    const event: EngineEvent = { container: id, service: spec.service, replica, change, time: wall + world.now };
    for (const read of readers) read({ type: 'event', event });
  };
  return {
    async subscribe(signal) {
      signal.throwIfAborted();
      await time.await<void>(({ resolve }) => schedule(world, drawn(world, world.parameters.call), resolve));
      const { read, items, end } = mailbox<EventsItem>(() => time.stir());
      readers.add(read);
      const leave = (): void => {
        readers.delete(read);
        end();
      };
      if (signal.aborted) leave();
      else signal.addEventListener('abort', leave, { once: true });
      return items;
    },
  };
}
