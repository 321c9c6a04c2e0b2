/** The report as one HTML file: no network, no script needed, verdict first. The same analysis gives the same bytes. */
import type { Analysis } from '../model/analysis.ts';
import { worstFirst } from '../model/verdict.ts';
import { patternDefinitions } from './chart/patterns.ts';
import { banner } from './html/banner.ts';
import { changes } from './html/changes.ts';
import { confidence } from './html/confidence.ts';
import { crosshair, crosshairDigest } from './html/crosshair.ts';
import { experimentSection } from './html/experiment.ts';
import { html } from './html/markup.ts';
import { renderPage } from './html/page.ts';
import { reproduce } from './html/reproduce.ts';
import { settings } from './html/settings.ts';
import { shortcomingList } from './html/shortcomings.ts';
import { story } from './html/story.ts';
import { verdictWord } from './verdict.ts';

/** The whole file as text. */
export function renderHtml(analysis: Analysis): string {
  const title = `${verdictWord[analysis.verdict]} ${analysis.scenario}`;
  const script = { text: crosshair, digest: crosshairDigest };
  const main = html`
    ${banner(analysis)}
    ${shortcomingList(analysis)}
    ${worstFirst(analysis.experiments).map((one) => experimentSection(analysis, one))}
    ${story(analysis)}
    ${confidence(analysis)}
    ${settings(analysis)}
    ${changes(analysis)}
    ${reproduce(analysis)}
  `;
  return renderPage({ title, definitions: patternDefinitions(), script }, main);
}
