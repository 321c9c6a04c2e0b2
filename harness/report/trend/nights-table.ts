/** All nights of a scenario in a table, the newest first: state, numbers, what the host did, commit, sentence and report. */
import { shortId } from '../../gate/words.ts';
import { meanCountText, percentText } from '../../model/count-text.ts';
import { rangeText, secondsText } from '../../model/duration-text.ts';
import type { HostLoad } from '../../model/night.ts';
import { glued } from '../format.ts';
import type { Markup } from '../html/markup.ts';
import { html, trusted } from '../html/markup.ts';
import { xmlText, xmlValue } from '../xml.ts';
import type { LinkOf } from './links.ts';
import { sideOf, type TrendSeries } from './series.ts';
import { commitText } from './shifts.ts';
import { stateSvg } from './state-mark.ts';
import { stateText } from './state-sign.ts';
import type { Trend, TrendRow } from './trend.ts';

/** `load 1.2 → 1.9, steal 3 %`. */
function hostText({ loadBefore, loadAfter, steal }: HostLoad): string {
  const load = [loadBefore, loadAfter].filter((one) => one !== null).map(meanCountText);
  return [
    ...(load.length === 0 ? [] : [`load ${load.join(' → ')}`]),
    ...(steal === null ? [] : [`steal ${percentText(steal, 2)}`]),
  ].join(', ');
}

const cell = (inside: string, kind = ''): string => `<td${kind === '' ? '' : ` class="${kind}"`}>${inside}</td>`;

function valueCell(series: TrendSeries, night: number): string {
  const point = series.points[night] ?? null;
  if (point === null) return cell('');
  const { median, came, repeats, window } = point.value;
  const value = median === null ? `not within ${secondsText(window)}` : secondsText(median);
  const all = came === repeats ? '' : ` <i>${came} of ${repeats}</i>`;
  const side = sideOf(point);
  return cell(`${glued(value)}${all}`, side === 'within' ? 'number' : `number ${side}`);
}

function normalCell(series: TrendSeries | null, night: number): string {
  const band = series?.points[night]?.band ?? null;
  if (band === null) return cell('');
  if (band.low === null || band.high === null) return cell(`${band.nights}`, 'number quiet');
  return cell(glued(rangeText({ min: band.low, max: band.high })), 'number quiet');
}

/** As text, since there may be a thousand. */
function rows(trend: Trend, row: TrendRow, series: readonly TrendSeries[], linkOf: LinkOf): string {
  return row.cells
    .map((line, night) => {
      if (line === null) return '';
      const link = linkOf(line);
      const name = xmlText(trend.nights[night]!.name);
      const { revision } = line;
      return [
        `<tr><th scope="row">${link === null ? name : `<a href="${xmlValue(link)}">${name}</a>`}</th>`,
        cell(
          `<svg class="state-mark" width="16" height="16" aria-hidden="true">${stateSvg(line.state, line.red)}</svg> ${xmlText(stateText(line))}`,
          'state-cell',
        ),
        ...series.flatMap((one, at) => [valueCell(one, night), ...(at === 0 ? [normalCell(one, night)] : [])]),
        cell(`${xmlText(hostText(line.host))}${line.counts ? '' : '<span>does not count</span>'}`, 'quiet host'),
        cell(
          revision === null
            ? ''
            : `<span title="${xmlValue(commitText(revision))}">${xmlText(shortId(revision))}</span>`,
        ),
        cell(xmlText(glued(line.sentence)), 'said'),
        '</tr>',
      ].join('');
    })
    .reverse()
    .join('');
}

/** What a column holds, and of what. */
type Head = readonly [string, string?];

const normal: Head = ['normal', 'that night'];

const headsOf = (series: readonly TrendSeries[]): readonly Head[] => [
  ['night'],
  ['state'],
  ...series.flatMap((one, at): readonly Head[] => [[one.title, one.experiment], ...(at === 0 ? [normal] : [])]),
  ['host'],
  ['commit'],
  ['what was said'],
];

export function nightsTable(trend: Trend, row: TrendRow, series: readonly TrendSeries[], linkOf: LinkOf): Markup {
  return html`
    <section aria-labelledby="table" class="wide-table">
      <h2 id="table">All nights</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="all nights">
        <table class="all-nights">
          <thead><tr>${headsOf(series).map(([one, below]) => html`<th scope="col">${one}${below === undefined ? null : html`<span>${below}</span>`}</th>`)}</tr></thead>
          ${trusted('tbody', rows(trend, row, series, linkOf))}
        </table>
      </div>
    </section>
  `;
}
