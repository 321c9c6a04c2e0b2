/** A failure of the catalogue: its code, what happened, where, what shows it, and the next step. */
import type { Verdict } from '../../model/analysis.ts';
import type { Failure } from '../../model/failure.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';

const below = (lines: readonly string[]): Markup =>
  lines.map((line, index) => (index === 0 ? line : html`<br />${line}`));

/** `message`: where not all of it is to be told. */
export const failureNote = (
  failure: Failure,
  tone: Verdict,
  message: readonly string[] = failure.message.split('\n'),
): Markup => html`
  <div class="note ${tone}">
    <strong>${failure.code}</strong> ${below(message)}
    ${failure.at === null ? null : html` <span class="where">${failure.at}</span>`}
    ${failure.evidence === undefined ? null : html`<pre class="evidence">${failure.evidence.join('\n')}</pre>`}
    ${failure.fix?.split('\n').map((line) => html`<span class="fix">${line}</span>`)}
  </div>
`;
