/** The table of one measure on a terminal: what fits in the width, the least important left out first. */
import type { Comparison, MeasureResult, VariantMeasure } from '../../model/comparison.ts';
import { medianText, medianValue, perHourText } from '../../model/estimate-text.ts';
import { ratioEstimate } from '../../model/ratio-text.ts';
import type { Paint } from '../paint.ts';
import { harmless } from '../paint.ts';
import { textPlot } from './text-plot.ts';
import { manyVariants, outcomeGlyph, outcomeStyle, pairOf } from './words.ts';

interface Column {
  readonly head: string;
  readonly cells: readonly string[];
}

const LEAST_NAME = 14;
/** So much of a name stands before another column than the median does. */
const WHOLE_NAME = 44;
const LEAST_PLOT = 20;
const MOST_STRIP = 48;

const cut = (name: string, length: number): string => (name.length <= length ? name : `${name.slice(0, length - 1)}…`);

const widthOf = ({ head, cells }: Column): number => Math.max(head.length, ...cells.map((cell) => cell.length));

const wordText = (result: MeasureResult, one: VariantMeasure): string => {
  const pair = pairOf(result, one.variant);
  return pair === undefined ? 'reference' : `${outcomeGlyph[pair.word]} ${pair.word}`;
};

/** After the name and the word, the most important first. */
function columnsOf(comparison: Comparison, result: MeasureResult): readonly Column[] {
  const { variants, measure } = result;
  const price = (one: VariantMeasure): string => {
    const known = comparison.variants.find((each) => each.variant === one.variant)?.price ?? null;
    return known === null ? '–' : perHourText(known);
  };
  const ratio = {
    head: 'ratio',
    cells: variants.map((one) => {
      const pair = pairOf(result, one.variant);
      return pair === undefined ? '' : ratioEstimate(pair.ratio);
    }),
  };
  return [
    { head: 'median (95 %)', cells: variants.map((one) => medianText(one, measure.window)) },
    ...(variants.length > manyVariants ? [ratio] : []),
    { head: 'CPU/hour', cells: variants.map(price) },
    { head: 'seen', cells: variants.map((one) => `${one.came.count}/${one.came.of}`) },
  ];
}

/** The median where a short name leaves room for it, on a very narrow terminal without its interval; more only beside whole names. */
function fitting(columns: readonly Column[], result: MeasureResult, room: number, longest: number): readonly Column[] {
  const [first, ...others] = columns;
  if (first === undefined || room - LEAST_NAME < widthOf(first) + 2) {
    return [{ head: 'median', cells: result.variants.map((one) => medianValue(one, result.measure.window)) }];
  }
  const kept = [first];
  let left = room - Math.min(longest, WHOLE_NAME) - widthOf(first) - 2;
  for (const column of others) {
    if (left < widthOf(column) + 2) break;
    kept.push(column);
    left -= widthOf(column) + 2;
  }
  return kept;
}

/** A head and a line for each variant, none longer than `width`. */
export function tableLines(
  comparison: Comparison,
  result: MeasureResult,
  width: number,
  paint: Paint,
): readonly string[] {
  const names = result.variants.map((one) => harmless(one.variant));
  const words = result.variants.map((one) => wordText(result, one));
  const wordWidth = Math.max(0, ...words.map((word) => word.length));
  const longest = Math.max(0, ...names.map((one) => one.length));
  const columns = fitting(columnsOf(comparison, result), result, width - wordWidth - 4, longest);
  const taken = columns.reduce((sum, one) => sum + widthOf(one) + 2, wordWidth + 4);
  const name = Math.max(LEAST_NAME, Math.min(longest, width - taken));
  const room = Math.min(MOST_STRIP, width - taken - name - 2);
  const plot = room < LEAST_PLOT ? null : textPlot(result, room);
  const tail = (cell: (column: Column) => string, plotted: string | undefined): string =>
    [...columns.map((one) => cell(one).padEnd(widthOf(one))), plotted ?? ''].join('  ').trimEnd();
  return [
    paint('dim', `${' '.repeat(name + wordWidth + 6)}${tail((one) => one.head, plot?.axis)}`),
    ...result.variants.map((one, index) => {
      const pair = pairOf(result, one.variant);
      const word = words[index]!.padEnd(wordWidth);
      const coloured = pair === undefined ? word : paint(outcomeStyle[pair.word], word);
      return `  ${cut(names[index]!, name).padEnd(name)}  ${coloured}  ${tail((column) => column.cells[index]!, plot?.rows[index])}`;
    }),
  ];
}
