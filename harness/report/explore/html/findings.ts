/** What is weak, the worst first: each with its seconds, what shows it, and what was tried to repair it. */
import { longText } from '../../../model/duration-text.ts';
import type { Exploration, ExploreFinding, Mend } from '../../../model/exploration.ts';
import { glued } from '../../format.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { patchText } from '../../html/patch.ts';
import { rowId } from './row-head.ts';

const outcome: Readonly<Record<Mend['tried'], { readonly id: string; readonly text: string }>> = {
  mended: { id: 'helps', text: 'tried: it helps' },
  better: { id: 'partly', text: 'tried: better, not well' },
  'no better': { id: 'useless', text: 'tried: no better' },
  'not tried': { id: 'untried', text: 'not tried yet' },
};

const beforeAfter = ({ rows }: Mend): Markup =>
  rows.length === 0
    ? null
    : html`<table class="before-after">
        <thead><tr><th scope="col">after</th><th scope="col">as it is</th><th scope="col">with the change</th></tr></thead>
        <tbody>
          ${rows.map(({ key, before, after }) => html`<tr><th scope="row">${key}</th><td>${glued(before)}</td><td>${glued(after)}</td></tr>`)}
        </tbody>
      </table>`;

function repair(mend: Mend): Markup {
  const change = mend.patch ?? mend.override;
  return html`
    <div class="repair">
      <p><span class=${`tried tried-${outcome[mend.tried].id}`}>${outcome[mend.tried].text}</span> ${glued(mend.sentence)}</p>
      ${beforeAfter(mend)}
      ${
        change === ''
          ? null
          : html`<details class="change" open>
              <summary>${mend.patch === null ? 'A file to be merged' : 'The change'}</summary>
              ${patchText(change)}
            </details>`
      }
    </div>
  `;
}

const finding = (one: ExploreFinding): Markup => html`
  <li class=${`weakness is-${one.severity}`}>
    <p class="kind"><span class="severity">${one.severity}</span> ${one.weakness}</p>
    <h3>${glued(one.sentence)}</h3>
    ${
      one.rows.length === 0
        ? null
        : html`<p class="shown-by">seen after ${one.rows.map((key, at) => html`${at === 0 ? '' : ', '}<a href=${`#${encodeURIComponent(rowId(key))}`}>${key}</a>`)}</p>`
    }
    ${one.learn === null ? null : html`<p class="learn"><b>The program must learn</b> ${glued(one.learn)}</p>`}
    ${one.mend === null ? null : repair(one.mend)}
  </li>
`;

export const findings = ({ findings: all, rows, took }: Exploration): Markup => html`
  <section aria-labelledby="findings">
    <h2 id="findings">${all.length === 0 ? 'Nothing weak was found' : all.length === 1 ? 'One finding' : `${all.length} findings`}</h2>
    ${
      all.length === 0
        ? html`<p class="why">${rows.length} faults were tried in ${longText(took)}. What was not tried is not known.</p>`
        : html`<ol class="weaknesses">${all.map(finding)}</ol>`
    }
  </section>
`;
