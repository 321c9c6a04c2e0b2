/** Who asks whom, directly or by way of others. */
import { distinct } from '../../model/distinct.ts';
import type { LearnedStack } from '../../model/learned.ts';
import type { ServiceName } from '../../model/stack.ts';

type Edges = Pick<LearnedStack, 'edges'>;

/** Who asks `to` directly, then who asks those, and so on; each service once, and `to` never. */
export function callersByDistance({ edges }: Edges, to: ServiceName): readonly (readonly ServiceName[])[] {
  const known = new Set([to]);
  const levels: ServiceName[][] = [];
  for (let last: readonly ServiceName[] = [to]; last.length > 0; ) {
    const asking = last.flatMap((one) => edges.filter((edge) => edge.to === one).map(({ from }) => from));
    const next = distinct(asking).filter((one) => !known.has(one));
    for (const one of next) known.add(one);
    if (next.length > 0) levels.push(next);
    last = next;
  }
  return levels;
}

/** All of them, the nearest first. */
export const callersOf = (learned: Edges, to: ServiceName): readonly ServiceName[] =>
  callersByDistance(learned, to).flat();

/** Each after all that it needs, as far as that is possible. */
export function inNeedOrder(learned: Edges, names: readonly ServiceName[]): readonly ServiceName[] {
  const callers = new Map(names.map((name) => [name, callersOf(learned, name).filter((one) => names.includes(one))]));
  return names.toSorted((one, other) => callers.get(other)!.length - callers.get(one)!.length);
}

/** Whether `from` asks `to`, directly or by way of others. */
export const asks = (learned: Edges, from: ServiceName, to: ServiceName): boolean =>
  callersOf(learned, to).includes(from);

/** The edge by which `from` depends on `to`: to it, or to the first on the way. */
export function edgeTowards(learned: Edges, from: ServiceName, to: ServiceName) {
  const direct = learned.edges.some((one) => one.from === from && one.to === to);
  const via = learned.edges.find((one) => one.from === from && asks(learned, one.to, to));
  return { from, to: direct ? to : (via?.to ?? to) };
}
