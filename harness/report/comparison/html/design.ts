/** How sure we are: how the comparison was made, what was not used and why, and how steady the machine was. */
import type { CampaignRun, NoiseBaseline } from '../../../model/campaign-run.ts';
import type { Comparison } from '../../../model/comparison.ts';
import { countText, plural } from '../../../model/count-text.ts';
import { longText, shortText } from '../../../model/duration-text.ts';
import { ratioText } from '../../../model/rounding.ts';
import { milliseconds } from '../../../model/time.ts';
import { nearestRank, sorted } from '../../../statistics/quantile.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { table } from '../../html/table.ts';
import { looksText } from '../figures.ts';
import { blocksText } from './banner.ts';

/** More would bury the reader; all stand in runs.ndjson. */
const MOST_TOLD = 40;

/** `1.09 times the least possible`. */
export function wallText({ duration, design }: Comparison): string {
  const least = design.lowerBound;
  const ratio = least > 0 ? `, ${ratioText(duration / least)} times the least possible (${longText(least)})` : '';
  return `${longText(duration)}${ratio}`;
}

function facts(comparison: Comparison): readonly (readonly [string, string])[] {
  const { design, runs } = comparison;
  const controls = runs.filter(
    (one) => one.rejected === null && (one.role === 'control' || one.role === 'idle'),
  ).length;
  return [
    [
      'blocks',
      `${blocksText(comparison)}; every variant once in each, in random order, the fault at one phase of the health cycle`,
    ],
    ...(design.looks.length === 0
      ? []
      : ([['interim analyses', `${looksText(design.looks)}: all together err in 5 %`]] as const)),
    ['ended', `${comparison.ending}: ${comparison.endingReason}`],
    [
      'runs',
      `${countText(design.used)} used, of them ${plural(controls, 'control')} without a fault; ${countText(design.rejected)} not used`,
    ],
    ['side by side', countText(design.jobs)],
    ['wall time', wallText(comparison)],
    [
      'statistics',
      'exact signed-rank test by blocks, Holm within a measure, and the interval of the ratio that inverts both; what was not seen within its window counts as slowest and is never dropped',
    ],
  ];
}

const noiseFigures = {
  'lateness of the probes, 99th percentile': (one: NoiseBaseline) => one.probeLatenessP99,
  'round trip to the engine, median': (one: NoiseBaseline) => one.engineRoundTripP50,
  "the engine's own health probes, median": (one: NoiseBaseline) => one.healthProbeP50,
} as const;

function noiseRows(runs: readonly CampaignRun[]): readonly (readonly string[])[] {
  const known = runs.flatMap((one) => (one.rejected === null && one.ruler !== null ? [one.ruler] : []));
  return Object.entries(noiseFigures).flatMap(([name, read]) => {
    const values = sorted(known.flatMap((one) => read(one) ?? []));
    if (values.length === 0) return [];
    return [[name, shortText(milliseconds(nearestRank(values, 0.5))), shortText(milliseconds(values.at(-1)!))]];
  });
}

const rejectedRows = (runs: readonly CampaignRun[]): readonly (readonly string[])[] =>
  runs
    .filter((one) => one.rejected !== null)
    .slice(0, MOST_TOLD)
    .map((one) => [
      one.variant ?? 'idle',
      one.block === null ? '–' : String(one.block + 1),
      String(one.attempt),
      one.rejected!,
    ]);

export const design = (comparison: Comparison): Markup => html`
  <section aria-labelledby="design">
    <h2 id="design">How sure we are</h2>
    <dl class="provenance design">${facts(comparison).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
    ${table('How steady the machine was, over the runs that were used', ['noise', 'median run', 'worst run'], noiseRows(comparison.runs))}
    ${table('Runs that were not used', ['variant', 'block', 'attempt', 'why'], rejectedRows(comparison.runs))}
  </section>
`;
