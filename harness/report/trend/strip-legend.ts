/** What the cells and the lines say: only what occurs. */
import type { Markup } from '../html/markup.ts';
import { html, trusted } from '../html/markup.ts';
import { sideOf, type TrendSeries } from './series.ts';
import { changedKey } from './shifts.ts';
import { stateMark } from './state-mark.ts';
import { states } from './state-sign.ts';
import type { StripRow } from './strip-row.ts';
import { linesOf } from './trend.ts';

const sample = (inside: string): Markup =>
  trusted('svg', inside, { class: 'sample', width: '28', height: '16', viewBox: '0 0 28 16', 'aria-hidden': 'true' });

const samples = {
  red: '<path class="outline" d="M2.5 3.5h9v9h-9z"/><path class="outline" d="M15.5 .5h9v15h-9z"/>',
  median: '<path class="medians" d="M0 9l7-3 7 4 7-3 7 2"/>',
  normal: '<path class="normal" d="M0 3h28v10h-28z"/>',
  above: '<path class="dot above" d="M14 8h0"/>',
  below: '<path class="dot below" d="M14 8h0"/>',
  missed: '<path class="dot missed" d="M11 5l6 6m-6 0l6-6"/>',
  apart: '<circle class="dot apart" cx="14" cy="8" r="3.2"/>',
  shift: '<g class="shift"><path d="M14 0V16"/><path class="foot" d="M14 9l-4 6h8z"/></g>',
  fork: '<g class="fork"><path d="M14 0V16"/></g>',
  accepted: '<g class="accepted"><path d="M10 0V16"/><path class="foot" d="M10 0h9l-3 4l3 4h-9z"/></g>',
} as const;

const item = (occurs: boolean, kind: keyof typeof samples, words: string): Markup =>
  occurs ? html`<li>${sample(samples[kind])} ${words}</li>` : null;

/** `large`: of a page that draws its measures large as well, where more is shown. */
export function stripLegend(rows: readonly StripRow[], large: readonly TrendSeries[] = []): Markup {
  const lines = rows.map(({ row }) => linesOf(row));
  const seen = new Set(lines.flat().map((one) => one.state));
  const series = [...rows.flatMap((one) => one.headline ?? []), ...large];
  const points = series.flatMap((one) => one.points.filter((point) => point !== null));
  const sides = new Set(points.map(sideOf));
  const forked = lines.some((own) => own.some((line, at) => changedKey(own[at - 1] ?? null, line).length > 0));
  return html`
    <div class="legend">
      <ul>
        <li class="legend-name">cells</li>
        ${states.filter((one) => seen.has(one)).map((state) => html`<li>${stateMark({ state, red: false })} ${state}</li>`)}
        ${item(
          lines.flat().some((one) => one.red),
          'red',
          'taller: it turned its night red',
        )}
      </ul>
      <ul>
        <li class="legend-name">lines</li>
        ${item(true, 'median', 'median of the night')}
        ${item(true, 'normal', 'normal, as known that night')}
        ${item(sides.has('above'), 'above', 'slower than normal')}
        ${item(sides.has('below'), 'below', 'faster than normal')}
        ${item(sides.has('missed'), 'missed', 'not within the window')}
        ${item(large.length > 0 && lines.flat().some((one) => !one.counts), 'apart', 'does not count as normal')}
        ${item(
          rows.some((one) => one.shifts.length > 0),
          'shift',
          'change point',
        )}
        ${item(forked, 'fork', 'another engine, host or Compose file')}
        ${item(large.length > 0 && rows.some(({ row }) => row.accepted.length > 0), 'accepted', 'accepted')}
      </ul>
    </div>
  `;
}
