/** A checkup as one HTML file: no network, no script, the answer first. The same checkup gives the same bytes. */
import { checkColumns } from '../../checkup/words.ts';
import type { Checkup } from '../../model/checkup.ts';
import { longText } from '../../model/duration-text.ts';
import { formatWall, glued } from '../format.ts';
import { failureNote } from '../html/failure-note.ts';
import { html, type Markup } from '../html/markup.ts';
import { renderPage } from '../html/page.ts';
import { headlineOf, uncheckedText } from './headline.ts';
import { checkSection } from './html/check-section.ts';
import { checkupStyles } from './html/style.ts';
import { verdictStamp } from './html/verdict-stamp.ts';

const banner = (checkup: Checkup): Markup => html`
  <header class="banner">
    <p class="eyebrow">Do the health checks tell the truth · ${checkup.files.join(', ')}</p>
    <h1>${headlineOf(checkup)}</h1>
    <ul class="facts">
      <li>tried in ${longText(checkup.took)}</li>
      ${checkup.engine === null ? null : html`<li>engine ${checkup.engine.version}</li>`}
      <li>${formatWall(checkup.wall)}</li>
      <li>seed ${checkup.seed}</li>
    </ul>
    ${checkup.failures.map((one) => failureNote(one, 'inconclusive'))}
  </header>
`;

function tableOf(checkup: Checkup): Markup {
  const unchecked = uncheckedText(checkup);
  return html`
    <section class="verdicts" aria-label="The checks">
      <div class="scroll" tabindex="0" role="region" aria-label="The checks">
        <table>
          <thead><tr><th scope="col">service</th><th scope="col">verdict</th>${checkColumns.map(({ head }) => html`<th scope="col">${head}</th>`)}</tr></thead>
          <tbody>
            ${checkup.checks.map(
              (one, index) =>
                html`<tr><th scope="row"><a href=${`#check-${index + 1}`}>${one.service}</a></th><td>${verdictStamp(one.verdict)}</td>${checkColumns.map(({ text }) => html`<td>${glued(text(one))}</td>`)}</tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${unchecked === null ? null : html`<p class="why">${unchecked}.</p>`}
      <ul class="key">
        <li><i class="good"></i>served, green</li>
        <li><i class="bad"></i>not served, red</li>
        <li><i class="starting"></i>starting</li>
        <li><i class="down"></i>down</li>
        <li><i class="fault"></i>the fault</li>
      </ul>
    </section>
  `;
}

/** The whole file as text: `checks.html`, beside the folder of its runs. */
export function renderCheckupHtml(checkup: Checkup): string {
  const main = html`
    ${banner(checkup)} ${tableOf(checkup)} ${checkup.checks.map(checkSection)}
    <section aria-labelledby="again">
      <h2 id="again">Do it again</h2>
      <pre class="command"><code>${checkup.command}</code></pre>
    </section>
  `;
  return renderPage({ title: `${checkup.stack}: ${headlineOf(checkup)}`, styles: checkupStyles }, main);
}
