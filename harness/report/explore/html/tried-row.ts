/** A row that was tried. */
import { observedText, valueText } from '../../../analysis/words/figures.ts';
import { staysBroken } from '../../../explore/matrix/back.ts';
import { noticedText } from '../../../explore/words/noticed-text.ts';
import { listText, plural } from '../../../model/count-text.ts';
import type { Back, MatrixRow } from '../../../model/exploration.ts';
import type { Observed } from '../../../model/measured.ts';
import { glued } from '../../format.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { runLink } from '../../html/run-link.ts';
import { isFelt } from '../fates.ts';
import type { RowGroup } from '../groups.ts';
import { rowHead, rowId } from './row-head.ts';
import type { ColumnGroup, MatrixShape, PlacedColumn } from './shape.ts';
import { backSign, signMark } from './signs.ts';
import { tile } from './tile.ts';

const shortTime = (one: Observed): string => (one.seen ? valueText(one.time) : observedText(one));

/** What healed it: `by itself 0.6 s`, `restart of api 0.6 s`, `never`; empty: nothing was hurt. */
function healerText(back: Back): string {
  switch (back.by) {
    case 'not needed':
      return '';
    case 'itself':
      return `by itself ${shortTime(back.after)}`;
    case 'restart':
      return `restart of ${back.of} ${shortTime(back.after)}`;
    case 'recreation':
      return `re-creation of ${back.of} ${shortTime(back.after)}`;
    case 'nobody':
      return 'never';
    case 'unknown':
      return 'not known';
  }
}

function back(row: MatrixRow): Markup {
  if (row.unknown !== null) return html`<td class="back unsure">not judged: ${row.unknown}</td>`;
  const kind = row.back.by === 'nobody' ? ' never' : staysBroken(row.back) ? ' hand' : '';
  return html`
    <td class=${`back${kind}`}>
      <span>${signMark(backSign[row.back.by])}${glued(healerText(row.back))}</span>
      ${row.broke.map((one) => html`<em title=${one}>${one.replace(/ \([^()]*\)$/, '')}</em>`)}
    </td>
  `;
}

function noticed(row: MatrixRow): Markup {
  const missed = row.noticed.by === 'nobody' && row.cells.some(isFelt);
  return html`<td class=${missed ? 'noticed missed' : 'noticed'}>${glued(noticedText(row))}</td>`;
}

function reached(row: MatrixRow, counted: readonly PlacedColumn[]): Markup {
  if (counted.length === 0) return null;
  const hurt = counted.filter(({ index }) => isFelt(row.cells[index]!));
  const names = listText(hurt.map(({ column }) => column.name));
  return html`<td class="noticed" title=${names}>${hurt.length === 0 ? '–' : hurt.length < 3 ? names : plural(hurt.length, 'service')}</td>`;
}

export function triedRow(row: MatrixRow, group: RowGroup, at: number, shape: MatrixShape): Markup {
  const { served, reach, counted, full, changeOf } = shape;
  const href = runLink(row);
  const tiles = ({ columns, wide }: ColumnGroup): Markup =>
    columns.map(({ column, index }) => {
      const change = changeOf(row.row.key, column.name);
      return tile({ row, cell: row.cells[index]!, column, href, wide, full, change });
    });
  return html`
    <tr id=${rowId(row.row.key)}>
      ${rowHead(group, at, html`<a href=${href}>${row.row.how}</a>`)}
      ${tiles(served)}${back(row)}${noticed(row)}${tiles(reach)}${reached(row, counted)}
    </tr>
  `;
}
