/** The page of one scenario: how it is now, its strip, every measure drawn large, its change points, what was accepted, and all its nights. */
import { listText, plural } from '../../model/count-text.ts';
import { formatWall, glued } from '../format.ts';
import type { Markup } from '../html/markup.ts';
import { html, trusted } from '../html/markup.ts';
import { renderPage } from '../html/page.ts';
import type { LinkOf } from './links.ts';
import { drawMeasure } from './measure-picture.ts';
import { AXIS, drawAxis } from './night-axis.ts';
import { nightsTable } from './nights-table.ts';
import type { TrendSeries } from './series.ts';
import { shiftTable } from './shift-table.ts';
import type { Shift } from './shifts.ts';
import { commitText } from './shifts.ts';
import { stateMark } from './state-mark.ts';
import { statePatterns, stateText } from './state-sign.ts';
import { stripLegend } from './strip-legend.ts';
import { drawRow, type StripRow } from './strip-row.ts';
import { trendStyles } from './style.ts';
import { lastOf, linesOf, type Trend, type TrendRow } from './trend.ts';

export interface ScenarioView {
  readonly row: TrendRow;
  readonly strip: StripRow;
  /** Each measure with its change points. */
  readonly measures: readonly { readonly series: TrendSeries; readonly shifts: readonly Shift[] }[];
}

function header({ row }: ScenarioView): Markup {
  const lines = linesOf(row);
  const last = lastOf(row);
  const { key, revision } = last;
  const facts = [
    plural(lines.length, 'night'),
    `last ${last.night}`,
    ...(key === null ? [] : [`engine ${key.engine}`, `kernel ${key.kernel}`, key.cpu]),
    ...(revision === null ? [] : [`commit ${commitText(revision)}`]),
  ];
  return html`
    <header>
      <p class="crumb"><a href="index.html">All scenarios</a></p>
      <h1>${stateMark(last)} ${row.scenario}: ${stateText(last)}</h1>
      <p>${glued(last.sentence)}</p>
      <ul class="facts">${facts.map((one) => html`<li>${one}</li>`)}</ul>
    </header>
  `;
}

const strip = (trend: Trend, { strip: one, measures }: ScenarioView): Markup => html`
  <section aria-labelledby="nights">
    <h2 id="nights">Night by night</h2>
    ${stripLegend(
      [one],
      measures.map(({ series }) => series),
    )}
    <div class="strips one" tabindex="0" role="region" aria-label="night by night, the newest at the right">
      <div class="rows">
        <div class="row axis">${trusted('svg', drawAxis(trend.nights, one.scale), { class: 'nights', width: String(one.scale.total), height: String(AXIS), 'aria-hidden': 'true' })}</div>
        <div class="row">${drawRow(one)}</div>
      </div>
    </div>
  </section>
`;

const measure = (
  trend: Trend,
  row: TrendRow,
  series: TrendSeries,
  shifts: readonly Shift[],
  at: number,
): Markup => html`
  <section class="experiment" aria-labelledby="measure-${at}">
    <h2 id="measure-${at}">${series.title}</h2>
    <p class="fault-line">${series.experiment}${series.gated ? '' : ', told only: it turns no night red'}</p>
    ${trusted('figure', drawMeasure(series, shifts, trend.nights, row.accepted, `picture-${at}`), { class: 'scroll', tabindex: '0' })}
  </section>
`;

const accepted = ({ accepted: lines }: TrendRow): Markup =>
  lines.length === 0
    ? null
    : html`<section aria-labelledby="accepted">
        <h2 id="accepted">Accepted</h2>
        <p class="quiet">A person took the level of a night for good: what is normal is counted from there.</p>
        <ul class="findings">
          ${lines
            .toReversed()
            .map(
              (one) =>
                html`<li><b>${one.night}</b> ${one.reason} <span class="quiet">${listText([...(one.by === null ? [] : [one.by]), formatWall(one.wall)])}</span></li>`,
            )}
        </ul>
      </section>`;

export function scenarioPage(title: string, trend: Trend, view: ScenarioView, linkOf: LinkOf): string {
  const { row, measures } = view;
  const shifts = measures.flatMap(({ series, shifts: all }) => all.map((shift) => ({ row, series, shift })));
  const body = html`
    ${header(view)}
    ${strip(trend, view)}
    ${measures.map(({ series, shifts: all }, at) => measure(trend, row, series, all, at + 1))}
    ${shiftTable(shifts, linkOf, false)}
    ${accepted(row)}
    ${nightsTable(
      trend,
      row,
      measures.map((one) => one.series),
      linkOf,
    )}
  `;
  return renderPage({ title: `${row.scenario}, ${title}`, styles: trendStyles, definitions: statePatterns() }, body);
}
