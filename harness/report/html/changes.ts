/** Where the stack differed from what `docker compose up` starts. */
import type { Analysis } from '../../model/analysis.ts';
import { changeTexts } from '../changes-text.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { table } from './table.ts';

export const changes = (analysis: Analysis): Markup =>
  analysis.changes.length === 0
    ? null
    : html`
        <section aria-labelledby="changes">
          <h2 id="changes">Changed for the run</h2>
          ${table(
            'All else is as docker compose up starts it',
            ['service', 'change', 'why'],
            changeTexts(analysis.changes).map(({ who, what, why }) => [who, what, why]),
          )}
        </section>
      `;
