/** What a reader should know beyond the expectations. */
import type { Finding } from '../../model/analysis.ts';
import { glued } from '../format.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';

export const findings = (all: readonly Finding[]): Markup =>
  all.length === 0
    ? null
    : html`<ul class="findings">
        ${all.map((one) => html`<li class="finding-${one.severity}"><strong>${one.severity}</strong> ${glued(one.text)}</li>`)}
      </ul>`;
