/** What can happen to several services together. */
import { recreate } from '../../dsl/starting-again.ts';
import { isSeen, type LearnedStack } from '../../model/learned.ts';
import { type RowDraft, ref } from './row-draft.ts';

/** Of services that one caller asks, so many pairs are tried. */
const mostSwaps = 3;

/** Two that one caller asks come up with each other's address: whoever holds on to an address is served by the other. */
export function swapRows({ edges, entries }: LearnedStack): readonly RowDraft[] {
  const asked = new Set(entries.map((one) => one.service));
  const seen = edges.filter(isSeen).filter(({ to }) => asked.has(to));
  const pairs = seen.flatMap(({ from, to }, index) =>
    seen.slice(index + 1).flatMap((other) => (other.from === from && other.to !== to ? [[to, other.to] as const] : [])),
  );
  const once = [...new Map(pairs.map((pair) => [[...pair].sort().join(' '), pair])).values()];
  return once.slice(0, mostSwaps).map(
    ([one, other]): RowDraft => ({
      ...{ key: `${one} and ${other} swapped`, broken: { on: 'stack' }, how: `${one} and ${other} swapped` },
      ...{ fault: recreate(ref(one), { swapWith: ref(other) }), weight: 0.8 },
    }),
  );
}
