/** A row of the resilience matrix, from what was measured as it was tried. */
import type { Column, MatrixRow } from '../../model/exploration.ts';
import type { MeasuredRow } from '../../model/explore-row.ts';
import { brokenInvariants } from './broken-invariants.ts';
import { noticedIn } from './noticed.ts';
import { probeCell } from './probe-cell.ts';
import { serviceCell } from './service-cell.ts';
import { unknownCell } from './unknown-cell.ts';
import { worstBack } from './worst-back.ts';

export function matrixRow(measured: MeasuredRow, columns: readonly Column[]): MatrixRow {
  const { row, run, experiment } = measured;
  const unknown = whyUnknown(measured);
  const named = { row, run, experiment, unknown };
  if (unknown !== null) {
    const cells = columns.map(({ name }) => unknownCell(name));
    return { ...named, noticed: { by: 'unknown' }, back: { by: 'unknown' }, cells, broke: [] };
  }
  const cells = columns.map((one) => (one.is === 'service' ? serviceCell(one, measured) : probeCell(one, measured)));
  const broke = brokenInvariants(measured, cells);
  return { ...named, noticed: noticedIn(measured.analysis), back: worstBack(cells), cells, broke };
}

function whyUnknown({ analysis }: MeasuredRow): string | null {
  if (analysis.inconclusive !== null) return analysis.inconclusive.message;
  return analysis.window === null ? 'the fault was not injected' : null;
}
