/** The red nights: what was found, by which night, for how long, and what ended it. */
import { shortId, sinceText } from '../../gate/words.ts';
import { plural } from '../../model/count-text.ts';
import { glued } from '../format.ts';
import type { Markup } from '../html/markup.ts';
import { html } from '../html/markup.ts';
import { foldedRows } from './folded-rows.ts';
import type { LinkOf } from './links.ts';
import type { RedSpell } from './red-spell.ts';
import { stateMark } from './state-mark.ts';
import { stateText } from './state-sign.ts';

const dated = (night: string, link: string | null): Markup =>
  link === null ? night : html`<a href=${link}>${night}</a>`;

const ending = ({ end }: RedSpell): string =>
  end === null
    ? 'still red'
    : `${end.night}, ${stateText(end)}${end.revision === null ? '' : ` with ${shortId(end.revision)}`}`;

const row = (spell: RedSpell, linkOf: LinkOf): Markup => html`
  <tr>
    <th scope="row"><a href=${spell.row.page}>${spell.row.scenario}</a></th>
    <td class="date">${dated(spell.first.night, linkOf(spell.first))}<span class="quiet">${plural(spell.nights, 'night')}</span></td>
    <td class="mark-cell">${stateMark(spell.first)}</td>
    <td class="said">${glued(spell.first.sentence)}${spell.since === null ? null : html`<span class="quiet">${sinceText(spell.since)}</span>`}</td>
    <td class=${spell.end === null ? 'ending' : null}>${ending(spell)}</td>
  </tr>
`;

export const redNights = (spells: readonly RedSpell[], linkOf: LinkOf): Markup => html`
  <section aria-labelledby="red" class="wide-table">
    <h2 id="red">Red nights</h2>
    ${
      spells.length === 0
        ? html`<p class="quiet">There was none.</p>`
        : foldedRows(
            'red nights',
            ['scenario', 'since', '', 'what was found', 'until'],
            spells.map((one) => row(one, linkOf)),
          )
    }
  </section>
`;
