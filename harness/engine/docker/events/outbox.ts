/** From raw lines to what a subscriber reads: each once, in order, only the project's. Never waits for the reader. */
import type { EventsItem } from '../../engine.ts';
import { fromNanoseconds } from '../time.ts';
import { parseEventLine, type RawEvent } from './line.ts';
import { orderEvents, reorderWindow } from './order.ts';

export interface Outbox {
  readonly items: AsyncIterable<EventsItem>;
  /** The latest event of all that were accepted. */
  last(): RawEvent | null;
  accept(line: string): void;
  /** Tells of a gap, after everything that came before it. Nanoseconds of the engine's clock. */
  lose(from: bigint, to: bigint, reason: string): void;
  end(error?: unknown): void;
}

/** A slow reader must not slow the stream: the engine drops events for subscribers that lag. So the queue has no bound. */
export function eventOutbox(translate: (raw: RawEvent) => EventsItem | null): Outbox {
  const order = orderEvents();
  let last: RawEvent | null = null;
  let timer: NodeJS.Timeout | null = null;
  let sink: ReadableStreamDefaultController<EventsItem> | null = null;
  const items = new ReadableStream<EventsItem>({
    start: (controller) => {
      sink = controller;
    },
    cancel: () => {
      sink = null;
    },
  });

  const flush = (now = performance.now()): void => {
    for (const raw of order.take(now)) {
      const item = translate(raw);
      if (item !== null) sink?.enqueue(item);
    }
    timer = order.waiting === 0 ? null : setTimeout(flush, reorderWindow);
  };
  const flushAll = (): void => {
    if (timer !== null) clearTimeout(timer);
    flush(Number.POSITIVE_INFINITY);
  };

  return {
    items,
    last: () => last,
    accept: (line) => {
      const raw = parseEventLine(line);
      if (!order.push(raw, performance.now())) return;
      if (last === null || raw.nanoseconds > last.nanoseconds) last = raw;
      timer ??= setTimeout(flush, reorderWindow);
    },
    lose: (from, to, reason) => {
      flushAll();
      sink?.enqueue({ type: 'lost', from: fromNanoseconds(from), to: fromNanoseconds(to), reason });
    },
    end: (error) => {
      flushAll();
      if (error === undefined) sink?.close();
      else sink?.error(error);
      sink = null;
    },
  };
}
