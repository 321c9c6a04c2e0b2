/** A scenario's row: its name and how it is now, and beside it the strip and the small picture of its headline, on one time axis. */
import { rangeText, secondsText } from '../../model/duration-text.ts';
import type { NightLine } from '../../model/history.ts';
import { glued } from '../format.ts';
import type { Markup } from '../html/markup.ts';
import { html, trusted } from '../html/markup.ts';
import { sideOf, type TrendSeries } from './series.ts';
import type { Shift } from './shifts.ts';
import { drawSpark, SPARK } from './spark.ts';
import { stateMark } from './state-mark.ts';
import { stateText } from './state-sign.ts';
import { drawStrip, STRIP, type Strip } from './strip.ts';
import { lastOf, tonightOf } from './trend.ts';

const GAP = 7;
const ROW = STRIP + GAP + SPARK + 6;

export interface StripRow extends Strip {
  readonly headline: TrendSeries | null;
  readonly shifts: readonly Shift[];
}

/** SVG of strip and small picture. */
export function drawRow(row: StripRow): Markup {
  const { scale, headline, shifts } = row;
  const spark = headline === null ? '' : drawSpark(headline, shifts, scale);
  const inside = `${drawStrip(row)}<g transform="translate(0 ${STRIP + GAP})">${spark}</g>`;
  return trusted('svg', inside, {
    ...{ class: 'nights', width: String(scale.total), height: String(ROW), role: 'group' },
    'aria-label': `${row.row.scenario}, night by night`,
  });
}

export const stripRow = (one: StripRow): Markup => {
  const tonight = tonightOf(one.row);
  const last = lastOf(one.row);
  return html`
    <div class="row" data-name=${one.row.scenario.toLowerCase()} data-calm=${isCalm(tonight) ? '' : null}>
      <div class="name">
        <a href=${one.row.page}>${one.row.scenario}</a>
        <p>${stateMark(last)} <span>${stateText(last)}</span>${tonight === null ? html`<span class="quiet"> on ${last.night}, not run since</span>` : null}</p>
        ${figure(one)}
      </div>
      ${drawRow(one)}
    </div>
  `;
};

const isCalm = (line: NightLine | null): boolean => line !== null && !line.red && line.state === 'steady';

/** `served again 0.47 s`, and what is normal. */
function figure({ headline }: StripRow): Markup {
  const point = headline?.points.at(-1) ?? null;
  if (headline === null || point === null) return null;
  const { median, window } = point.value;
  const low = point.band?.low ?? null;
  const high = point.band?.high ?? null;
  const value = median === null ? `not within ${secondsText(window)}` : secondsText(median);
  return html`<p class="figure"><span class="quiet">${headline.title}</span> <b class=${sideOf(point)}>${glued(value)}</b>${
    low === null || high === null
      ? null
      : html`<span class="quiet normal-text">${glued(`normal ${rangeText({ min: low, max: high })}`)}</span>`
  }</p>`;
}
