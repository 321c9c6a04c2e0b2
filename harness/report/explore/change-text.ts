/** What is different since an earlier exploration, on a terminal. */
import { backText } from '../../explore/words/back-text.ts';
import { listText, plural } from '../../model/count-text.ts';
import type { Cell } from '../../model/exploration.ts';
import type { CellChange, ExplorationChange } from '../../model/exploration-change.ts';
import { hang, type Paint } from '../paint.ts';

const signs: Readonly<Record<CellChange['is'], string>> = { worse: '✘', better: '▲' };

/** `down: DOWN 8 s, by itself at once`. */
export const cellText = ({ text, back, felt }: Cell): string =>
  felt === 'untouched' ? 'untouched' : back.by === 'not needed' ? text : `${text}, ${backText(back)}`;

export const changeLine = ({ key, column, is, before, after }: CellChange): string =>
  `${column} is ${is} in '${key}': ${cellText(before)} → ${cellText(after)}`;

/** `2 cells got worse, 1 better`; `no cell has changed`. */
export function changeHeadline({ cells, before }: ExplorationChange): string {
  const count = (is: CellChange['is']): number => cells.filter((one) => one.is === is).length;
  const [worse, better] = [count('worse'), count('better')];
  const said = [
    ...(worse > 0 ? [`${plural(worse, 'cell')} got worse`] : []),
    ...(better > 0 ? [`${plural(better, 'cell')} got better`] : []),
  ];
  return `since ${before}: ${said.length === 0 ? 'no cell has changed' : listText(said)}`;
}

export function changeLines(change: ExplorationChange, width: number, paint: Paint): readonly string[] {
  const { cells, newRows, goneRows, newFindings, goneFindings } = change;
  return [
    hang('', changeHeadline(change), width),
    ...cells.map((one) =>
      hang(`  ${signs[one.is]} `, changeLine(one), width, (line) => paint(one.is === 'worse' ? 'red' : 'green', line)),
    ),
    ...newFindings.map((one) => hang('  new   ', one, width)),
    ...goneFindings.map((one) => hang('  gone  ', one, width)),
    ...(newRows.length === 0 ? [] : [hang('  tried for the first time  ', listText(newRows), width)]),
    ...(goneRows.length === 0 ? [] : [hang('  not tried any more  ', listText(goneRows), width)]),
  ];
}
