/** Two faults at once: what breaks that neither breaks alone. */
import type { PairFinding, PairsReport } from '../../../model/pairs.ts';
import { glued } from '../../format.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { reportOf } from '../../html/run-link.ts';
import { pairDetails, pairsHeadline } from '../pairs.ts';

const severity = ({ standing }: PairFinding): string =>
  standing === 'reproduced' ? 'severe' : standing === 'seen' || standing === 'one is enough' ? 'warning' : 'note';

function finding(one: PairFinding): Markup {
  const [first] = one.engine?.shown ?? [];
  return html`
    <li class=${`weakness is-${severity(one)}`}>
      <p class="kind">${one.standing}</p>
      <h3>${glued(one.text)}</h3>
      <ul class="pair-details">${pairDetails(one).map((line) => html`<li>${glued(line)}</li>`)}</ul>
      ${first === undefined ? null : html`<p class="shown-by">seen in <a href=${reportOf(first)}>${first}</a></p>`}
    </li>
  `;
}

export const pairs = (report: PairsReport | null): Markup =>
  report === null
    ? null
    : html`
        <section aria-labelledby="pairs">
          <h2 id="pairs">Two faults at once</h2>
          <p class="why pairs-headline">${glued(pairsHeadline(report))}.</p>
          ${report.findings.length === 0 ? null : html`<ol class="weaknesses">${report.findings.map(finding)}</ol>`}
        </section>
      `;
