/** The front page: the last night in a sentence, what is new, all scenarios night by night, the red nights and the change points. */
import type { GateResult } from '../../model/gate.ts';
import type { NightLine } from '../../model/history.ts';
import type { Markup } from '../html/markup.ts';
import { html } from '../html/markup.ts';
import { renderPage } from '../html/page.ts';
import { verdictWord } from '../verdict.ts';
import { banner, lastNight } from './banner.ts';
import type { LinkOf } from './links.ts';
import { newsOf } from './news.ts';
import { newsLists } from './news-lists.ts';
import { redNights } from './red-nights.ts';
import { redSpells } from './red-spell.ts';
import type { ScenarioView } from './scenario-page.ts';
import { stripScript, stripScriptDigest } from './script.ts';
import { shiftTable } from './shift-table.ts';
import { statePatterns } from './state-sign.ts';
import { stripData } from './strip-data.ts';
import { stripGrid } from './strip-grid.ts';
import { trendStyles } from './style.ts';
import { type Trend, tonightOf } from './trend.ts';

/** Red first, then what is not steady, then the rest; last what was not run. */
const rankOf = ({ row }: ScenarioView): number => {
  const tonight = tonightOf(row);
  if (tonight === null) return 3;
  return tonight.red ? 0 : tonight.state === 'steady' ? 2 : 1;
};

/** A night that was interrupted is not in the history. */
const isRemembered = ({ rows }: Trend, result: GateResult | null): boolean =>
  result === null || rows.some((row) => isOf(tonightOf(row), result));

const isOf = (line: NightLine | null, { facts }: GateResult): boolean =>
  line?.night === facts.night && line.run === facts.run;

const forgotten = ({ nights }: Trend): Markup =>
  html`<p class="note inconclusive">This night left nothing in the history. What follows is as of ${nights.at(-1)!.name}.</p>`;

export function indexPage(
  title: string,
  trend: Trend,
  views: readonly ScenarioView[],
  result: GateResult | null,
  linkOf: LinkOf,
): string {
  const ordered = views.toSorted((a, b) => rankOf(a) - rankOf(b));
  const strips = ordered.map(({ row, strip }) => ({ ...strip, olderLink: `${row.page}#table` }));
  const scale = strips[0]?.scale;
  const shifts = views.flatMap(({ row, measures }) =>
    measures
      .filter((one) => one.series.gated)
      .flatMap(({ series, shifts: all }) => all.map((shift) => ({ row, series, shift }))),
  );
  const body = html`
    ${banner(title, trend, result)}
    ${scale === undefined ? null : isRemembered(trend, result) ? newsLists(newsOf(trend), linkOf) : forgotten(trend)}
    ${scale === undefined ? null : stripGrid(trend, scale, strips)}
    ${redNights(redSpells(trend.rows), linkOf)}
    ${shiftTable(shifts, linkOf, true)}
  `;
  const script =
    scale === undefined
      ? null
      : { text: stripScript, digest: stripScriptDigest, data: stripData(trend, scale, strips, linkOf) };
  const shown = `${verdictWord[lastNight(trend, result).verdict]} ${title}`;
  return renderPage({ title: shown, styles: trendStyles, definitions: statePatterns(), script }, body);
}
