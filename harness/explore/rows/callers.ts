/** Who needs a service, directly or by way of others. */
import type { LearnedEdge } from '../../model/learned.ts';
import type { ServiceName } from '../../model/stack.ts';

/** The nearest first; of those that are equally near, as the edges name them. Never the service itself. */
export function callersOf(service: ServiceName, edges: readonly LearnedEdge[]): readonly ServiceName[] {
  const found = new Set<ServiceName>([service]);
  // A set hands out what is put in while it is gone through.
  for (const one of found) for (const { from, to } of edges) if (to === one) found.add(from);
  return [...found].slice(1);
}

/** Each after all that it needs, as far as that is possible. */
export function inNeedOrder(names: readonly ServiceName[], edges: readonly LearnedEdge[]): readonly ServiceName[] {
  const callers = new Map(names.map((name) => [name, callersOf(name, edges).filter((one) => names.includes(one))]));
  return names.toSorted((one, other) => callers.get(other)!.length - callers.get(one)!.length);
}
