/** The trend of all nights as a static site: opens from a disk, can be published as pages. The same history gives the same bytes. */
import { indexPage } from './index-page.ts';
import { linksTo } from './links.ts';
import { nightScale } from './night-scale.ts';
import { type ScenarioView, scenarioPage } from './scenario-page.ts';
import { headlineOf, seriesOf } from './series.ts';
import { shiftsOf } from './shifts.ts';
import { trendOf } from './trend.ts';
import type { SiteFile, TrendInput } from './trend-input.ts';

/** `index.html` first, then a page for each scenario, each made when it is asked for. */
export function* trendSite(input: TrendInput): Iterable<SiteFile> {
  const trend = trendOf(input);
  const linkOf = linksTo(input);
  const scale = nightScale(trend.nights);
  const views = trend.rows.map((row): ScenarioView => {
    const measures = seriesOf(row).map((series) => ({ series, shifts: shiftsOf(series) }));
    const headline = headlineOf(measures.map((one) => one.series));
    const strip = {
      row,
      nights: trend.nights,
      scale,
      linkOf,
      olderLink: null,
      headline,
      shifts: measures[0]?.shifts ?? [],
    };
    return { row, measures, strip };
  });
  yield { path: 'index.html', text: indexPage(input.title, trend, views, input.result, linkOf) };
  for (const view of views) yield { path: view.row.page, text: scenarioPage(input.title, trend, view, linkOf) };
}
