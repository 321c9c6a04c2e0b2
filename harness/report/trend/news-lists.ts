/** What was discovered and what was fixed since the last night, each with its sentence and its link. */
import { plural } from '../../model/count-text.ts';
import { glued } from '../format.ts';
import type { Markup } from '../html/markup.ts';
import { html } from '../html/markup.ts';
import type { LinkOf } from './links.ts';
import type { News, NewsItem } from './news.ts';
import { stateMark } from './state-mark.ts';
import { stateText } from './state-sign.ts';

/** More are folded away. */
const SHOWN = 4;

const item = (one: NewsItem, linkOf: LinkOf): Markup => {
  const link = linkOf(one.tonight);
  const was = one.before === null ? '' : `, was ${stateText(one.before)}`;
  return html`
    <li>
      ${stateMark(one.tonight)}
      <p>
        <a href=${one.row.page}><b>${one.row.scenario}</b></a> <span class="quiet">${stateText(one.tonight)}${was}</span>
        <span class="sentence">${glued(one.tonight.sentence)}${link === null ? null : html` <a href=${link}>report</a>`}</span>
      </p>
    </li>
  `;
};

const list = (title: string, none: string, items: readonly NewsItem[], linkOf: LinkOf): Markup => html`
  <div>
    <h3>${title}${items.length === 0 ? '' : ` (${items.length})`}</h3>
    ${items.length === 0 ? html`<p class="quiet">${none}</p>` : html`<ul>${items.slice(0, SHOWN).map((one) => item(one, linkOf))}</ul>`}
    ${
      items.length <= SHOWN
        ? null
        : html`<details><summary>${plural(items.length - SHOWN, 'more', 'more')}</summary><ul>${items.slice(SHOWN).map((one) => item(one, linkOf))}</ul></details>`
    }
  </div>
`;

export const newsLists = (news: News, linkOf: LinkOf): Markup => html`
  <section aria-labelledby="news">
    <h2 id="news">Since the night before</h2>
    <div class="news">
      ${list('Discovered', 'Nothing turned red.', news.discovered, linkOf)}
      ${list('Fixed', 'Nothing that was red is green again.', news.fixed, linkOf)}
      ${news.stillRed.length === 0 ? null : list('Still red', '', news.stillRed, linkOf)}
      ${news.changed.length === 0 ? null : list('Otherwise changed', '', news.changed, linkOf)}
    </div>
    ${
      news.missing.length === 0
        ? null
        : html`<p class="quiet">${plural(news.missing.length, 'scenario')} of the night before did not run: ${news.missing.map((one) => one.scenario).join(', ')}.</p>`
    }
  </section>
`;
