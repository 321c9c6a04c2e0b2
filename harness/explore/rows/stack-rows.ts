/** What can happen to several services together. */
import { recreate, restartAll, startWithout } from '../../dsl/starting-again.ts';
import { distinct } from '../../model/distinct.ts';
import type { Fault } from '../../model/fault.ts';
import { isSeen, type LearnedStack } from '../../model/learned.ts';
import type { ServiceName, ServiceRef } from '../../model/stack.ts';
import { inNeedOrder } from '../graph/callers.ts';
import { type RowDraft, ref } from './row-draft.ts';

/** Of services that one caller asks, so many pairs are tried. */
const mostSwaps = 3;

export function stackRows(learned: LearnedStack): readonly RowDraft[] {
  const staying = learned.services.filter((one) => !one.once).map((one) => one.name);
  const needed = inNeedOrder(learned, staying);
  return [...restartRows(needed), ...startRows(needed, learned), ...swapRows(learned)];
}

const row = (key: string, fault: Fault, weight: number): RowDraft => ({
  ...{ key, broken: { on: 'stack' }, how: key },
  ...{ fault, weight },
});

/** What a reboot of the host does, which asks nobody's `depends_on`. Of one service alone it is a restart like any other. */
function restartRows(needed: readonly ServiceName[]): readonly RowDraft[] {
  const [first, last] = [needed[0], needed.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  return [
    row('all restarted at once', restartAll(refs(needed), { order: 'at once' }), 0.95),
    row(`all restarted, ${last} first`, restartAll(refs(needed.toReversed())), 0.6),
    row(`all restarted, ${first} first`, restartAll(refs(needed)), 0.45),
  ];
}

/** Each that somebody needs comes later than all others. */
function startRows(needed: readonly ServiceName[], { edges }: LearnedStack): readonly RowDraft[] {
  const asked = distinct(edges.map(({ to }) => to)).filter((name) => needed.includes(name));
  return needed
    .filter((name) => asked.includes(name))
    .map((name) => {
      const others = needed.filter((one) => one !== name);
      return row(`start without ${name}`, startWithout(ref(name), refs(others)), 0.7);
    });
}

const refs = (names: readonly ServiceName[]): readonly [ServiceRef, ...ServiceRef[]] => {
  const [first, ...others] = names.map(ref);
  if (first === undefined) throw new Error('a stack without services was asked to start again');
  return [first, ...others];
};

/**
 * Two that one caller asks, at least one of them seen, come up with each other's address: whoever holds on to an address is served by the
 * other.
 */
function swapRows({ edges, entries }: LearnedStack): readonly RowDraft[] {
  const asked = new Set(entries.map((one) => one.service));
  const known = edges.filter(({ to }) => asked.has(to));
  const pairs = known.flatMap((edge, index) =>
    known
      .slice(index + 1)
      .filter((other) => other.from === edge.from && other.to !== edge.to && (isSeen(edge) || isSeen(other)))
      .map((other) => [edge.to, other.to] as const),
  );
  const once = [...new Map(pairs.map((pair) => [[...pair].sort().join(' '), pair])).values()];
  return once
    .slice(0, mostSwaps)
    .map(([one, other]) => row(`${one} and ${other} swapped`, recreate(ref(one), { swapWith: ref(other) }), 0.8));
}
