/** The resilience matrix on a terminal: a line for each row; the columns that do not fit are named, users' are the last to go. */
import { staysBroken } from '../../explore/matrix/back.ts';
import { backText } from '../../explore/words/back-text.ts';
import { noticedText } from '../../explore/words/noticed-text.ts';
import { listText, plural } from '../../model/count-text.ts';
import type { Column, Exploration, Felt, MatrixRow } from '../../model/exploration.ts';
import type { UntriedRow } from '../../model/explore-row.ts';
import { hang, harmless, type Paint, type Style, wrap } from '../paint.ts';

const GAP = 2;
const LEAST_BACK = 24;
/** More predicted rows than that are counted. */
const MOST_HATCHED = 6;

const feltStyle: Readonly<Record<Felt, Style>> = {
  untouched: 'dim',
  slower: 'yellow',
  degraded: 'yellow',
  'fails fast': 'yellow',
  down: 'red',
  wrong: 'red',
  unknown: 'dim',
};

/** `proxy users`, `api callers`, `worker`. */
export const columnHead = ({ name, is }: Column): string => (is === 'service' ? name : `${name} ${is}`);

interface Layout {
  readonly broken: number;
  readonly columns: readonly { readonly index: number; readonly width: number }[];
  readonly noticed: number;
  readonly back: number;
}

/** The back's text takes what is left, and is broken into lines. */
function layoutOf({ columns, rows, untried }: Exploration, width: number): Layout {
  const broken = Math.max(6, ...[...rows, ...untried].map(({ row }) => row.key.length));
  const noticed = Math.max(10, ...rows.map((one) => noticedText(one).length));
  const kept: { index: number; width: number }[] = [];
  let left = width - 2 - broken - GAP - noticed - GAP - LEAST_BACK;
  columns.forEach((column, index) => {
    const most = Math.max(columnHead(column).length, ...rows.map(({ cells }) => cells[index]!.text.length));
    if (left >= most + GAP || kept.length === 0) kept.push({ index, width: most });
    left -= most + GAP;
  });
  return { broken, columns: kept, noticed, back: Math.max(LEAST_BACK, left + LEAST_BACK) };
}

function rowLines(row: MatrixRow, layout: Layout, paint: Paint): readonly string[] {
  const cells = layout.columns.map(({ index, width }) => {
    const { felt, text } = row.cells[index]!;
    return paint(feltStyle[felt], harmless(text).padEnd(width));
  });
  const head = harmless(row.row.key).padEnd(layout.broken);
  const back = wrap(row.unknown ?? backText(row.back), layout.back);
  const noticed = noticedText(row).padEnd(layout.noticed);
  const told = (line: string): string =>
    paint(row.unknown !== null ? 'dim' : staysBroken(row.back) ? 'red' : 'dim', line);
  const first = [paint('bold', head), ...cells, noticed, told(harmless(back[0]!))].join(' '.repeat(GAP));
  const indent = [layout.broken, ...layout.columns.map(({ width }) => width), layout.noticed];
  const below = ' '.repeat(indent.reduce((sum, one) => sum + one + GAP, 0));
  const broke = row.broke.map((one) => hang('    ! ', one, layout.back + below.length, (line) => paint('red', line)));
  return [`  ${first}`, ...back.slice(1).map((line) => `  ${below}${told(harmless(line))}`), ...broke];
}

const hatchedLine = ({ row, why, reason }: UntriedRow, { broken }: Layout, width: number, paint: Paint): string =>
  hang(
    `  ${harmless(row.key).padEnd(broken)}  `,
    why === 'refused' ? `cannot be tried: ${reason}` : `░ predicted: ${row.expected.text}`,
    width,
    (line) => paint('dim', line),
  );

export function matrixLines(exploration: Exploration, width: number, paint: Paint): readonly string[] {
  const { columns, rows, untried } = exploration;
  const layout = layoutOf(exploration, width);
  const heads = layout.columns.map((one) => columnHead(columns[one.index]!).padEnd(one.width));
  const head = ['broken'.padEnd(layout.broken), ...heads, 'noticed by'.padEnd(layout.noticed), 'comes back'];
  const hidden = columns.filter((_, index) => !layout.columns.some((one) => one.index === index));
  const more = untried.length - MOST_HATCHED;
  return [
    paint('dim', `  ${head.join(' '.repeat(GAP))}`),
    ...rows.flatMap((row) => rowLines(row, layout, paint)),
    ...untried.slice(0, MOST_HATCHED).map((one) => hatchedLine(one, layout, width, paint)),
    ...(more > 0
      ? [paint('dim', `  … ${plural(more, 'more row')} that ${more === 1 ? 'was' : 'were'} not tried`)]
      : []),
    ...(hidden.length > 0
      ? [
          hang('  ', `not shown, for want of width: ${listText(hidden.map(columnHead))}`, width, (line) =>
            paint('dim', line),
          ),
        ]
      : []),
  ];
}
