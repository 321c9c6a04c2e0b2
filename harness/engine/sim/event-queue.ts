/** What happens next: a binary heap ordered by time, and by the order of scheduling where times are equal. */

export type ScheduledWork = () => void;

export interface EventQueue {
  readonly size: number;
  /** Time of the earliest task; infinite when there is none. */
  readonly next: number;
  add(at: number, task: ScheduledWork): void;
  /** Removes and returns the earliest task; undefined when there is none. */
  take(): ScheduledWork | undefined;
}

interface Entry {
  readonly at: number;
  readonly seq: number;
  readonly task: ScheduledWork;
}

export function makeEventQueue(): EventQueue {
  const heap: Entry[] = [];
  let seq = 0;
  return {
    get size() {
      return heap.length;
    },
    get next() {
      return heap[0]?.at ?? Number.POSITIVE_INFINITY;
    },
    add(at, task) {
      heap.push({ at, seq, task });
      seq += 1;
      rise(heap, heap.length - 1);
    },
    take() {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined) return undefined;
      if (heap.length > 0) {
        heap[0] = last;
        sink(heap);
      }
      return first.task;
    },
  };
}

const before = (one: Entry, other: Entry): boolean => one.at < other.at || (one.at === other.at && one.seq < other.seq);

function rise(heap: Entry[], from: number): void {
  const entry = heap[from]!;
  let place = from;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    if (!before(entry, heap[parent]!)) break;
    heap[place] = heap[parent]!;
    place = parent;
  }
  heap[place] = entry;
}

function sink(heap: Entry[]): void {
  const entry = heap[0]!;
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child += 1;
    if (!before(heap[child]!, entry)) break;
    heap[place] = heap[child]!;
    place = child;
  }
  heap[place] = entry;
}
