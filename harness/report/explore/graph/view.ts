/** What the graph shows: services with how often users felt their loss, and who needs whom. */
import { countText } from '../../../model/count-text.ts';
import type { Exploration, GraphEdge } from '../../../model/exploration.ts';
import { isFelt, servedBy } from '../fates.ts';
import type { Arrow } from './layers.ts';

export interface GraphNode {
  readonly id: string;
  readonly name: string;
  /** `users felt 4 of 6 faults`. */
  readonly text: string;
  readonly is: 'users' | 'single' | 'plain';
}

export interface GraphArrow extends Arrow {
  /** Null: it is from the users to what they ask. */
  readonly edge: GraphEdge | null;
}

export interface GraphView {
  readonly nodes: readonly GraphNode[];
  readonly arrows: readonly GraphArrow[];
}

/** No service has this id: theirs are numbers. */
export const usersId = 'users';

function feltText({ rows, columns }: Exploration, service: string): string {
  const own = rows.filter(
    ({ row, unknown }) => unknown === null && row.broken.on === 'service' && row.broken.service === service,
  );
  if (own.length === 0) return 'not tried';
  const felt = own.filter(({ cells }) => cells.some((cell, at) => isFelt(cell) && servedBy(columns, at)));
  return `felt ${countText(felt.length)} of ${countText(own.length)}`;
}

export function graphView(exploration: Exploration): GraphView {
  const { graph, learned, singlePoints } = exploration;
  const joined = new Set(graph.flatMap(({ from, to }) => [from, to]));
  const names = learned.services.filter(({ name, once }) => !once || joined.has(name)).map(({ name }) => name);
  const idOf = new Map(names.map((name, at) => [name, `${at}`]));
  const asked = learned.entries.filter(({ by }) => by === 'users').map(({ service }) => service);
  const nodes = names.map(
    (name): GraphNode => ({
      id: idOf.get(name)!,
      name,
      text: singlePoints.includes(name) ? 'takes users down' : feltText(exploration, name),
      is: singlePoints.includes(name) ? 'single' : 'plain',
    }),
  );
  const edges = graph
    .filter(({ from, to }) => idOf.has(from) && idOf.has(to))
    .map((edge): GraphArrow => ({ from: idOf.get(edge.from)!, to: idOf.get(edge.to)!, edge }));
  return {
    nodes: [{ id: usersId, name: 'users', text: '', is: 'users' }, ...nodes],
    arrows: [
      ...names
        .filter((name) => asked.includes(name))
        .map((name) => ({ from: usersId, to: idOf.get(name)!, edge: null })),
      ...edges,
    ],
  };
}
