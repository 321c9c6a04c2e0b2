/** Who asks whom, over how many others. */
import { distinct } from '../../model/distinct.ts';
import type { LearnedStack } from '../../model/learned.ts';
import type { ServiceName } from '../../model/stack.ts';

type Edges = Pick<LearnedStack, 'edges'>;

/** Who asks `to` directly, then who asks those, and so on; each service once, and `to` never. */
export function callersByDistance({ edges }: Edges, to: ServiceName): readonly (readonly ServiceName[])[] {
  const known = new Set([to]);
  const levels: ServiceName[][] = [];
  for (let last: readonly ServiceName[] = [to]; last.length > 0; ) {
    const next = distinct(edges.filter((one) => last.includes(one.to)).map(({ from }) => from)).filter(
      (one) => !known.has(one),
    );
    for (const one of next) known.add(one);
    if (next.length > 0) levels.push(next);
    last = next;
  }
  return levels;
}

/** Whether `from` asks `to`, directly or by way of others. */
export const asks = (learned: Edges, from: ServiceName, to: ServiceName): boolean =>
  callersByDistance(learned, to).some((level) => level.includes(from));

/** The edge by which `from` depends on `to`: to it, or to the first on the way. */
export function edgeTowards(learned: Edges, from: ServiceName, to: ServiceName) {
  const direct = learned.edges.some((one) => one.from === from && one.to === to);
  const via = learned.edges.find((one) => one.from === from && asks(learned, one.to, to));
  return { from, to: direct ? to : (via?.to ?? to) };
}
