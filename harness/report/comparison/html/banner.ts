/** The first thing a reader sees: the answer in a sentence, the verdict, and the facts in one line. */
import type { Comparison } from '../../../model/comparison.ts';
import { countText, plural } from '../../../model/count-text.ts';
import { longText } from '../../../model/duration-text.ts';
import { formatWall, glued } from '../../format.ts';
import { failureNote } from '../../html/failure-note.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { verdictGlyph, verdictWord } from '../../verdict.ts';

/** `7 of 10 blocks`. */
export const blocksText = ({ design }: Comparison): string =>
  design.blocks === design.planned
    ? plural(design.blocks, 'block')
    : `${countText(design.blocks)} of ${plural(design.planned, 'block')}`;

/** What is said in one line of a comparison, in every format. */
export const comparisonFacts = (comparison: Comparison): readonly string[] => [
  plural(comparison.variants.length, 'variant'),
  blocksText(comparison),
  `${plural(comparison.design.used, 'run')}, ${countText(comparison.design.jobs)} side by side`,
  longText(comparison.duration),
  ...(comparison.engine === null ? [] : [`engine ${comparison.engine.version}`]),
  formatWall(comparison.wall),
  `seed ${comparison.seed}`,
  ...(comparison.commit === null ? [] : [`commit ${comparison.commit.slice(0, 8)}`]),
];

export const banner = (comparison: Comparison): Markup => html`
  <header class="banner ${comparison.verdict}">
    <p class="eyebrow">${comparison.title}</p>
    <div class="verdict">
      <span class="stamp ${comparison.verdict}"><span aria-hidden="true">${verdictGlyph[comparison.verdict]}</span> ${verdictWord[comparison.verdict]}</span>
      ${comparison.objective === null ? null : html`<span class="asked">asked: <b>${glued(comparison.objective.text)}</b></span>`}
      ${comparison.ending === 'completed' ? null : html`<span class=${comparison.ending === 'stopped early' ? 'asked' : 'ending'}>${comparison.ending}: ${comparison.endingReason}</span>`}
    </div>
    <h1>${glued(comparison.sentence)}</h1>
    <ul class="facts">${comparisonFacts(comparison).map((fact) => html`<li>${fact}</li>`)}</ul>
    ${comparison.failures.map((one) => failureNote(one, 'fail'))}
  </header>
`;
