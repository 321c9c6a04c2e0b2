/** The settings that were in force, as the engine had them. */
import type { Analysis } from '../../model/analysis.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { table } from './table.ts';

export const settings = (analysis: Analysis): Markup =>
  analysis.settings.length === 0
    ? null
    : html`
        <section aria-labelledby="settings">
          <h2 id="settings">Settings</h2>
          ${table(
            'As the engine had them',
            ['service', 'health check', 'restart', 'image'],
            analysis.settings.map((one) => [
              one.service,
              one.health,
              one.restart,
              `${one.image} ${one.imageDigest.slice(0, 19)}`,
            ]),
          )}
        </section>
      `;
