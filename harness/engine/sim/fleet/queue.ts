/** Which container is next: a heap of due times that knows where each container lies, so that a time can be changed. */

export interface Queue {
  readonly due: Float64Array;
  /** Containers in heap order; the first is the next. */
  readonly heap: Uint32Array;
  readonly place: Uint32Array;
}

/** All containers, none of them due. */
export function makeQueue(size: number): Queue {
  const heap = Uint32Array.from({ length: size }, (_, place) => place);
  return { due: new Float64Array(size).fill(Number.POSITIVE_INFINITY), heap, place: heap.slice() };
}

/** Sets when `container` is due. */
export function setDue(queue: Queue, container: number, at: number): void {
  const before = queue.due[container]!;
  if (at === before) return;
  queue.due[container] = at;
  if (at < before) rise(queue, container);
  else sink(queue, container);
}

/** Equal times go by number, so that the same seed gives the same story. */
const precedes = (due: Float64Array, one: number, other: number): boolean =>
  due[one]! < due[other]! || (due[one] === due[other] && one < other);

function rise({ due, heap, place }: Queue, container: number): void {
  let at = place[container]!;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const other = heap[parent]!;
    if (!precedes(due, container, other)) break;
    heap[at] = other;
    place[other] = at;
    at = parent;
  }
  heap[at] = container;
  place[container] = at;
}

function sink({ due, heap, place }: Queue, container: number): void {
  const size = heap.length;
  let at = place[container]!;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && precedes(due, heap[child + 1]!, heap[child]!)) child += 1;
    const other = heap[child]!;
    if (!precedes(due, other, container)) break;
    heap[at] = other;
    place[other] = at;
    at = child;
  }
  heap[at] = container;
  place[container] = at;
}
