/** An exploration as one HTML file: no network, no script, the answer first. The same exploration gives the same bytes. */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Exploration } from '../../model/exploration.ts';
import type { ExplorationChange } from '../../model/exploration-change.ts';
import type { PairsReport } from '../../model/pairs.ts';
import { html, trusted } from '../html/markup.ts';
import { styles } from '../html/styles.ts';
import { headline } from './fates.ts';
import { banner } from './html/banner.ts';
import { findings } from './html/findings.ts';
import { graph } from './html/graph.ts';
import { learned } from './html/learned.ts';
import { legend } from './html/legend.ts';
import { matrix } from './html/matrix.ts';
import { pairs } from './html/pairs.ts';
import { reproduce } from './html/reproduce.ts';
import { signDefinitions } from './html/signs.ts';
import { since } from './html/since.ts';
import { exploreStyles } from './html/style.ts';

/** Nothing may be fetched and no script may run, not even one smuggled in by a name. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export interface PageParts {
  /** Since an earlier one; null: there is none. */
  readonly change: ExplorationChange | null;
  /** Null: no two faults were tried at once. */
  readonly pairs: PairsReport | null;
}

/** The whole file as text: `matrix.html`, beside the folder of its runs. */
export function renderExplorationHtml(
  exploration: Exploration,
  { change, pairs: report }: PageParts = { change: null, pairs: null },
): string {
  const page = html`
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content=${policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${exploration.stack}: ${headline(exploration)}</title>
        ${trusted('style', `${styles}\n${exploreStyles}`)}
      </head>
      <body>
        ${trusted('div', signDefinitions(), { class: 'definitions' })}
        <main>
          ${banner(exploration)}
          <section class="picture-sheet" aria-label="Resilience matrix">${legend(exploration)}${matrix(exploration, change)}</section>
          ${since(change)}
          ${findings(exploration)}
          ${pairs(report)}
          ${graph(exploration)}
          ${learned(exploration)}
          ${reproduce(exploration)}
        </main>
      </body>
    </html>
  `;
  return `<!doctype html>\n${renderToString(page as VNode)}\n`;
}
