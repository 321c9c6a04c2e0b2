/** The first thing a reader sees: the verdict, its sentence, the run's facts in one line, and whatever went wrong with the run. */
import type { Analysis } from '../../model/analysis.ts';
import { plural } from '../../model/count-text.ts';
import { longText } from '../../model/duration-text.ts';
import { catalogue } from '../../model/failure.ts';
import { formatWall, glued } from '../format.ts';
import { messageLines, tellsAbove } from '../said.ts';
import { verdictGlyph, verdictWord } from '../verdict.ts';
import { failureNote } from './failure-note.ts';
import { leftoverNote } from './leftover-note.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';

function facts(analysis: Analysis): readonly string[] {
  return [
    plural(analysis.experiments.length, 'experiment'),
    longText(analysis.duration),
    ...(analysis.engine === null ? [] : [`engine ${analysis.engine.version}`]),
    formatWall(analysis.wall),
    `seed ${analysis.seed}`,
    ...(analysis.commit === null ? [] : [`commit ${analysis.commit.slice(0, 8)}`]),
  ];
}

/** More characters than this are read better in smaller letters. */
const longSentence = 160;

export const banner = (analysis: Analysis): Markup => html`
  <header class="banner ${analysis.verdict}">
    <p class="eyebrow">${analysis.title}</p>
    <div class="verdict">
      <span class="stamp ${analysis.verdict}"><span aria-hidden="true">${verdictGlyph[analysis.verdict]}</span> ${verdictWord[analysis.verdict]}</span>
      ${analysis.ending === 'completed' ? null : html`<span class="ending">${analysis.ending}</span>`}
    </div>
    <h1 class=${analysis.sentence.length > longSentence ? 'long' : null}>${glued(analysis.sentence)}</h1>
    <ul class="facts">${facts(analysis).map((fact) => html`<li>${fact}</li>`)}</ul>
    ${tellsAbove(analysis).map((one) => failureNote(one, catalogue[one.code].exit === 3 ? 'inconclusive' : 'fail', messageLines(one, analysis)))}
    ${leftoverNote(analysis.leftovers)}
  </header>
`;
