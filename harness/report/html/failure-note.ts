/** A failure of the catalogue: its code, what happened, where, and the next step. */
import type { Verdict } from '../../model/analysis.ts';
import type { Failure } from '../../model/failure.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';

const linesOf = (text: string): Markup =>
  text.split('\n').map((line, index) => (index === 0 ? line : html`<br />${line}`));

export const failureNote = (failure: Failure, tone: Verdict): Markup => html`
  <div class="note ${tone}">
    <strong>${failure.code}</strong> ${linesOf(failure.message)}
    ${failure.at === null ? null : html` <span class="where">${failure.at}</span>`}
    ${failure.fix === null ? null : html`<span class="fix">${failure.fix}</span>`}
  </div>
`;
