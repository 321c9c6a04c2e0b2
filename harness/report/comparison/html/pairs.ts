/** Each variant against the reference: the word, the sentence, and what stands behind them. */
import type { MeasureResult, Pair } from '../../../model/comparison.ts';
import { ratioEstimate } from '../../../model/ratio-text.ts';
import { glued } from '../../format.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { detectableText, testText } from '../figures.ts';
import { manyVariants, outcomeGlyph, outcomeTone } from '../words.ts';
import { cellsTable } from './cells-table.ts';

const outcomeMark = ({ word }: Pick<Pair, 'word'>): Markup =>
  html`<span class="word ${outcomeTone[word]}"><span aria-hidden="true">${outcomeGlyph[word]}</span> ${word}</span>`;

/** `explained`: with a line on what its columns mean. */
export const pairs = (result: MeasureResult, explained: boolean): Markup => html`
  ${cellsTable(
    `Against ${result.pairs[0]?.against ?? 'the reference'}`,
    result.pairs.length > manyVariants ? 'pairs many' : 'pairs',
    ['', 'in a sentence', 'ratio, with its interval', 'smallest detectable', 'exact p, adjusted'],
    result.pairs.map((one) => ({
      name: { className: 'word-cell', content: outcomeMark(one) },
      cells: [
        { className: 'sentence', content: glued(one.sentence) },
        ratioEstimate(one.ratio),
        detectableText(one.detectable),
        testText(one),
      ],
    })),
  )}
  ${result.pairs.length === 0 || !explained ? null : html`<p class="why small">Ratio: variant ÷ reference, below 1 is quicker. Smallest detectable: the least ratio that so many blocks of this spread show in four of five comparisons. p: for all pairs (Holm) and interim analyses; at most 0.05 exactly where the interval leaves out 1.</p>`}
`;
