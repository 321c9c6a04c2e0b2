/** What is written beside or above a row of dots: the variant's name, its median, and the word. */
import type { Markish } from '@observablehq/plot';
import { text } from '@observablehq/plot';
import { medianValue } from '../../model/estimate-text.ts';
import type { Duration } from '../../model/time.ts';
import type { ChartLayout } from './chart-layout.ts';
import { nameLines, shortName } from './chart-layout.ts';
import type { DotRow } from './dot-rows.ts';
import { outcomeGlyph, outcomeTone } from './words.ts';

const label = (
  words: string,
  x: number,
  y: number,
  anchor: 'start' | 'end',
  className: string,
  title?: string,
): Markish =>
  text([words], {
    x: () => x,
    y: () => y,
    text: (one: string) => one,
    textAnchor: anchor,
    className,
    ...(title === undefined ? {} : { title: () => title }),
  });

const wordText = ({ pair }: DotRow): string =>
  pair === undefined ? 'reference' : `${outcomeGlyph[pair.word]} ${pair.word}`;

const wordClass = ({ pair }: DotRow): string => `row-word ${pair === undefined ? 'reference' : outcomeTone[pair.word]}`;

/** Name left of the dots in one or two lines; median and word right of them below each other. */
function beside(row: DotRow, layout: ChartLayout, window: Duration): readonly Markish[] {
  const middle = row.top + row.height / 2;
  const lines = nameLines(row.one.variant, layout.nameLength);
  return [
    ...lines.map((words, index) =>
      label(
        words,
        layout.left - 16,
        middle + (index - (lines.length - 1) / 2) * 15,
        'end',
        row.pair === undefined ? 'row-name reference' : 'row-name',
        row.one.variant,
      ),
    ),
    label(medianValue(row.one, window), layout.right + 16, middle - 8, 'start', 'row-median'),
    label(wordText(row), layout.right + 16, middle + 8, 'start', wordClass(row)),
  ];
}

/** Above the dots: name, median and word in one line, or the name in a line of its own. */
function above(row: DotRow, layout: ChartLayout, window: Duration): readonly Markish[] {
  const y = row.top + 13;
  const own = layout.nameLine > 30;
  const name = label(shortName(row.one.variant, layout.nameLength), 8, y, 'start', 'row-name', row.one.variant);
  if (!own) {
    return [
      name,
      label(medianValue(row.one, window), layout.width - 100, y, 'end', 'row-median'),
      label(wordText(row), layout.width - 92, y, 'start', wordClass(row)),
    ];
  }
  return [
    name,
    label(medianValue(row.one, window), 8, y + 17, 'start', 'row-median'),
    label(wordText(row), 96, y + 17, 'start', wordClass(row)),
  ];
}

export const rowLabels = (row: DotRow, layout: ChartLayout, window: Duration): readonly Markish[] =>
  layout.nameLine === 0 ? beside(row, layout, window) : above(row, layout, window);
