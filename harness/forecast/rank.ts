/** Which cells are best: those that meet the objective at the least price, then those that come nearest to it. */
import type { Objective } from '../model/comparison-plan.ts';
import type { ForecastCell, Foreseen } from '../model/forecast.ts';

/** What an objective's quantity is in a cell; null where the fault does not touch it. */
function foreseenOf(cell: ForecastCell, quantity: Objective['quantity'], healed: boolean): Foreseen | null {
  if (quantity === 'detection' || quantity === 'downtime') return cell[quantity];
  if (healed || cell.afterEnd === null) return cell[quantity];
  return cell.afterEnd[quantity];
}

/**
 * The objective's figure in milliseconds; infinite: it lies among what did not come. `healed`: whether anything among the
 * cells heals by itself; where nothing does, recovery counts from the fault's end.
 */
function figureOf(cell: ForecastCell, objective: Objective, healed: boolean): number {
  const foreseen = foreseenOf(cell, objective.quantity, healed);
  if (foreseen === null) return 0;
  if (objective.statistic === 'mean' && foreseen.share < 1) return Number.POSITIVE_INFINITY;
  return foreseen[objective.statistic] ?? Number.POSITIVE_INFINITY;
}

/** Whether any of the cells comes back while the fault holds. */
const anyHeals = (cells: readonly ForecastCell[]): boolean =>
  cells.some((cell) => (cell.recovery ?? cell.engineRecovery).share > 0 && cell.engineRecovery.share > 0);

/**
 * Places of the cells, best first. With an objective: those that meet it, the one with the fewest false alarms and then the
 * fewest checks first; the others by how near they come. Without: by the share that recovers, the upper end of recovery, and
 * the upper end of detection. Equal ones stay in their order.
 */
export function rank(cells: readonly ForecastCell[], objective: Objective | null): readonly number[] {
  const healed = anyHeals(cells);
  const keys = cells.map((cell) => keyOf(cell, objective, healed));
  return cells.map((_, place) => place).sort((a, b) => compare(keys[a]!, keys[b]!) || a - b);
}

/** How many of the cells meet the objective. */
export function meets(cells: readonly ForecastCell[], objective: Objective): number {
  const healed = anyHeals(cells);
  return cells.filter((cell) => figureOf(cell, objective, healed) < objective.limit).length;
}

function keyOf(cell: ForecastCell, objective: Objective | null, healed: boolean): readonly number[] {
  const upper = (foreseen: Foreseen): readonly number[] => [-foreseen.share, foreseen.p95 ?? foreseen.mean];
  const after = cell.afterEnd === null ? [] : upper(cell.afterEnd.recovery ?? cell.afterEnd.engineRecovery);
  const own = [...upper(cell.recovery ?? cell.engineRecovery), ...upper(cell.detection), ...after];
  if (objective === null) return own;
  const figure = figureOf(cell, objective, healed);
  return figure < objective.limit ? [0, cell.falseAlarmsPerHour, cell.looksPerHour, ...own] : [1, figure, ...own];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [place, own] of a.entries()) {
    // Not by difference: two infinities are equal.
    const other = b[place] ?? 0;
    if (own < other) return -1;
    if (own > other) return 1;
  }
  return 0;
}
