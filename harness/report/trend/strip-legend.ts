/** What the cells and the small pictures say: only what occurs. */
import type { Markup } from '../html/markup.ts';
import { html, trusted } from '../html/markup.ts';
import { stateMark } from './state-mark.ts';
import { states } from './state-sign.ts';
import type { StripRow } from './strip-row.ts';
import { linesOf } from './trend.ts';

const sample = (inside: string): Markup =>
  trusted('svg', inside, { class: 'sample', width: '28', height: '16', viewBox: '0 0 28 16', 'aria-hidden': 'true' });

export function stripLegend(rows: readonly StripRow[]): Markup {
  const lines = rows.flatMap(({ row }) => linesOf(row));
  const seen = new Set(lines.map((one) => one.state));
  const anyRed = lines.some((one) => one.red);
  return html`
    <div class="legend">
      <ul>
        <li class="legend-name">cells</li>
        ${states.filter((one) => seen.has(one)).map((state) => html`<li>${stateMark({ state, red: false })} ${state}</li>`)}
        ${anyRed ? html`<li>${sample('<path class="outline" d="M2.5 3.5h9v9h-9z"/><path class="outline" d="M15.500 .5h9v15h-9z"/>')} taller: it turned its night red</li>` : null}
      </ul>
      <ul>
        <li class="legend-name">lines</li>
        <li>${sample('<path class="medians" d="M0 9l7-3 7 4 7-3 7 2"/>')} median of the night</li>
        <li>${sample('<path class="normal" d="M0 3h28v10h-28z"/>')} normal, as known that night</li>
        <li>${sample('<path class="dot above" d="M14 8h0"/>')} above it</li>
        <li>${sample('<path class="dot below" d="M14 8h0"/>')} below it</li>
        <li>${sample('<path class="dot missed" d="M11 5l6 6m-6 0l6-6"/>')} not within the window</li>
        <li>${sample('<g class="shift"><path d="M14 0V16"/><path class="foot" d="M14 9l-4 6h8z"/></g>')} change point</li>
      </ul>
    </div>
  `;
}
