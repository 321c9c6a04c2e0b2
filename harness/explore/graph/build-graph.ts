/** The graph of who needs whom: edges as they were learned, and by experiment whether users suffer without them. */
import type { Column, GraphEdge, MatrixRow } from '../../model/exploration.ts';
import { servicesStruck } from '../../model/fault-facts.ts';
import { isDeclared, isSeen, type LearnedEdge, type LearnedStack } from '../../model/learned.ts';
import type { ServiceName } from '../../model/stack.ts';
import { hurts, judges } from './hurt.ts';
import { takesAway } from './takes-away.ts';

export function buildGraph(
  learned: LearnedStack,
  columns: readonly Column[],
  rows: readonly MatrixRow[],
): readonly GraphEdge[] {
  const judged = rows.filter(({ unknown }) => unknown === null);
  return learned.edges.map((edge) => ({
    ...edge,
    need: needOf(edge, learned, columns, judged),
    odd: oddityOf(edge, learned, columns, judged),
  }));
}

/**
 * Decided by the cuts of the edge itself; else by the loss of what it leads to: by what became of who asks it there, where that has no
 * other way to it, or of users where nobody else asks it.
 */
function needOf(
  edge: LearnedEdge,
  { edges }: LearnedStack,
  columns: readonly Column[],
  rows: readonly MatrixRow[],
): GraphEdge['need'] {
  const cuts = rows.filter(({ row: { broken } }) => broken.on === 'edge' && isSame(broken, edge));
  const needOfRows = (some: readonly MatrixRow[]): GraphEdge['need'] =>
    some.some((one) => hurts(one, judges(columns))) ? 'hard' : 'soft';
  if (cuts.length > 0) return needOfRows(cuts);
  const losses = lossesOf(edge.to, rows);
  const callers = columns.filter(({ service, is }) => service === edge.from && is !== 'service');
  if (losses.length > 0 && callers.length > 0) {
    const isHurt = losses.some((one) => hurts(one, callers));
    if (!isHurt) return 'soft';
    if (!hasAnotherWay(edge, edges)) return needOfRows(losses);
  }
  const own = columns.filter(({ service, is }) => service === edge.to && is === 'users');
  const isAlone = edges.filter(({ to, from }) => to === edge.to && from !== edge.from).length === 0 && own.length === 0;
  if (losses.length === 0) return 'untried';
  const need = needOfRows(losses);
  return need === 'soft' || isAlone ? need : 'untried';
}

/** By way of others. */
function hasAnotherWay({ from, to }: LearnedEdge, edges: readonly LearnedEdge[]): boolean {
  const others = edges.filter((one) => one.from !== from || one.to !== to);
  const reached = new Set([from]);
  // A set hands out what is put in while it is gone through.
  for (const one of reached) for (const next of others) if (next.from === one) reached.add(next.to);
  return reached.has(to);
}

/** Declared and never used is not real where the loss of the one did nothing to the other, and else was not exercised. */
function oddityOf(
  edge: LearnedEdge,
  { services }: LearnedStack,
  columns: readonly Column[],
  rows: readonly MatrixRow[],
): GraphEdge['odd'] {
  const runsOnce = services.some(({ name, once }) => once && (name === edge.to || name === edge.from));
  if (runsOnce) return null;
  if (isSeen(edge)) return isDeclared(edge) ? null : 'not declared';
  const losses = lossesOf(edge.to, rows);
  const callers = columns.filter(({ service, is }) => service === edge.from && is !== 'service');
  const isReal = losses.some((one) => hurts(one, callers));
  return isDeclared(edge) && losses.length > 0 && callers.length > 0 && !isReal ? 'not real' : 'not exercised';
}

const isSame = (one: { readonly from: ServiceName; readonly to: ServiceName }, other: LearnedEdge): boolean =>
  one.from === other.from && one.to === other.to;

/** Rows in which that service, and no other, is not there for some time. */
const lossesOf = (service: ServiceName, rows: readonly MatrixRow[]): readonly MatrixRow[] =>
  rows.filter(
    ({ row: { broken, fault } }) =>
      broken.on === 'service' && broken.service === service && takesAway(fault) && servicesStruck(fault).length === 1,
  );
