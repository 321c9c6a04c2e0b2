/** A comparison as one HTML file: no network, no script, the answer first. The same comparison gives the same bytes. */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Comparison } from '../../model/comparison.ts';
import { glued } from '../format.ts';
import type { Markup } from '../html/markup.ts';
import { html, trusted } from '../html/markup.ts';
import { styles } from '../html/styles.ts';
import { verdictWord } from '../verdict.ts';
import { banner } from './html/banner.ts';
import { design } from './html/design.ts';
import { forecast } from './html/forecast.ts';
import { measureSection } from './html/measure.ts';
import { recommendation } from './html/recommendation.ts';
import { reproduce } from './html/reproduce.ts';
import { settingsDiff } from './html/settings.ts';
import { trade } from './html/trade.ts';
import { comparisonStyles } from './style.ts';

/** Nothing may be fetched and no script may run, not even one smuggled in by a name. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const notes = ({ notes: all }: Comparison): Markup =>
  all.length === 0
    ? null
    : html`<ul class="findings">${all.map((one) => html`<li class="finding-note"><strong>note</strong> ${glued(one)}</li>`)}</ul>`;

/** The whole file as text. */
export function renderComparisonHtml(comparison: Comparison): string {
  const [headline, ...others] = comparison.measures;
  const page = html`
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content=${policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${verdictWord[comparison.verdict]} ${comparison.scenario}, ${comparison.variants.length} variants compared</title>
        ${trusted('style', `${styles}\n${comparisonStyles}`)}
      </head>
      <body>
        <main>
          ${banner(comparison)}
          ${headline === undefined ? null : measureSection(comparison, headline)}
          ${notes(comparison)}
          ${recommendation(comparison)}
          ${trade(comparison)}
          ${settingsDiff(comparison)}
          ${others.map((one) => measureSection(comparison, one))}
          ${forecast(comparison)}
          ${design(comparison)}
          ${reproduce(comparison)}
        </main>
      </body>
    </html>
  `;
  return `<!doctype html>\n${renderToString(page as VNode)}\n`;
}
