/** A comparison as one HTML file: no network, no script, the answer first. The same comparison gives the same bytes. */
import type { Comparison } from '../../model/comparison.ts';
import { glued } from '../format.ts';
import type { Markup } from '../html/markup.ts';
import { html } from '../html/markup.ts';
import { renderPage } from '../html/page.ts';
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

const notes = ({ notes: all }: Comparison): Markup =>
  all.length === 0
    ? null
    : html`<ul class="findings">${all.map((one) => html`<li class="finding-note"><strong>note</strong> ${glued(one)}</li>`)}</ul>`;

/** The whole file as text. */
export function renderComparisonHtml(comparison: Comparison): string {
  const [headline, ...others] = comparison.measures;
  const title = `${verdictWord[comparison.verdict]} ${comparison.scenario}, ${comparison.variants.length} variants compared`;
  const main = html`
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
  `;
  return renderPage({ title, styles: comparisonStyles }, main);
}
