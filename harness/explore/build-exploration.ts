/** Measured rows → the exploration: the resilience matrix, and all that follows from it. The same facts give the same, byte for byte. */
import type { Exploration } from '../model/exploration.ts';
import type { MeasuredRow, UntriedRow } from '../model/explore-row.ts';
import { findWeaknesses } from './findings/find-weaknesses.ts';
import { buildGraph } from './graph/build-graph.ts';
import { singlePointsOf } from './graph/single-points.ts';
import { columnsOf } from './matrix/columns.ts';
import { matrixRow } from './matrix/matrix-row.ts';
import { inMatrixOrder } from './matrix/row-order.ts';

/** What is known of an exploration before anything is concluded. */
export interface ExplorationFacts
  extends Omit<Exploration, 'schema' | 'columns' | 'rows' | 'untried' | 'graph' | 'singlePoints' | 'findings'> {
  /** In any order. */
  readonly measured: readonly MeasuredRow[];
  readonly untried: readonly UntriedRow[];
}

export function buildExploration({ measured, untried, ...stamp }: ExplorationFacts): Exploration {
  const { learned } = stamp;
  const services = measured.flatMap(({ plan }) => plan.services);
  const checked = new Set(services.filter(({ health }) => health !== null).map(({ name }) => name));
  const columns = columnsOf(learned, checked);
  const ordered = inMatrixOrder(measured, learned);
  const rows = ordered.map((one) => matrixRow(one, columns));
  return {
    schema: 'resilience.exploration/1',
    ...stamp,
    columns,
    rows,
    untried: inMatrixOrder(untried, learned),
    graph: buildGraph(learned, columns, rows),
    singlePoints: singlePointsOf(columns, rows),
    findings: findWeaknesses(learned, columns, ordered, rows),
  };
}
