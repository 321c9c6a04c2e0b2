/** The report as one HTML file: no network, no script needed, verdict first. The same analysis gives the same bytes. */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Analysis } from '../model/analysis.ts';
import { worstFirst } from '../model/verdict.ts';
import { patternDefinitions } from './chart/patterns.ts';
import { banner } from './html/banner.ts';
import { changes } from './html/changes.ts';
import { confidence } from './html/confidence.ts';
import { crosshair, crosshairDigest } from './html/crosshair.ts';
import { experimentSection } from './html/experiment.ts';
import { html, trusted } from './html/markup.ts';
import { reproduce } from './html/reproduce.ts';
import { settings } from './html/settings.ts';
import { shortcomingList } from './html/shortcomings.ts';
import { story } from './html/story.ts';
import { styles } from './html/styles.ts';
import { verdictWord } from './verdict.ts';

/** Nothing may be fetched, and no script may run but the one whose digest stands here: not even one smuggled in by a name. */
const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src '${crosshairDigest}'; base-uri 'none'; form-action 'none'`;

/** The whole file as text. */
export function renderHtml(analysis: Analysis): string {
  const page = html`
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content=${policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${verdictWord[analysis.verdict]} ${analysis.scenario}</title>
        ${trusted('style', styles)}
      </head>
      <body>
        ${trusted('div', patternDefinitions(), { class: 'definitions' })}
        <main>
          ${banner(analysis)}
          ${shortcomingList(analysis)}
          ${worstFirst(analysis.experiments).map((one) => experimentSection(analysis, one))}
          ${story(analysis)}
          ${confidence(analysis)}
          ${settings(analysis)}
          ${changes(analysis)}
          ${reproduce(analysis)}
        </main>
        ${trusted('script', crosshair)}
      </body>
    </html>
  `;
  return `<!doctype html>\n${renderToString(page as VNode)}\n`;
}
