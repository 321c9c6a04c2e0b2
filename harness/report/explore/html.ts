/** An exploration as one HTML file: no network, no script, the answer first. The same exploration gives the same bytes. */
import type { Exploration } from '../../model/exploration.ts';
import type { ExplorationChange } from '../../model/exploration-change.ts';
import type { PairsReport } from '../../model/pairs.ts';
import { html } from '../html/markup.ts';
import { renderPage } from '../html/page.ts';
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
  const title = `${exploration.stack}: ${headline(exploration)}`;
  const main = html`
    ${banner(exploration)}
    <section class="picture-sheet" aria-label="Resilience matrix">${legend(exploration)}${matrix(exploration, change)}</section>
    ${since(change)}
    ${findings(exploration)}
    ${pairs(report)}
    ${graph(exploration)}
    ${learned(exploration)}
    ${reproduce(exploration)}
  `;
  return renderPage({ title, styles: exploreStyles, definitions: signDefinitions() }, main);
}
