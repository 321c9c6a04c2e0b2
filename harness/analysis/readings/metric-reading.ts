/** What a PromQL probe drew over one experiment: series on the run's clock, with gaps kept as gaps. */
import { distinct } from '../../model/distinct.ts';
import type { EventOf } from '../../model/event.ts';
import type { PromqlProbe } from '../../model/probe.ts';
import { after, type Duration, type Instant, instant, type Span } from '../../model/time.ts';
import type { MetricReading } from '../../model/witness-reading.ts';
import { periodOf } from './resolution.ts';

export type MetricSample = EventOf<'metric.sampled'>;
type Point = MetricReading['series'][number]['points'][number];

const mostSeries = 12;
const mostPoints = 400;
const mostNotes = 12;

/** `samples`: the samples of the experiment, by due instant. */
export function readMetric(
  probe: PromqlProbe,
  samples: readonly MetricSample[],
  span: Span,
  floor: Duration,
): MetricReading {
  const names = namesOf(samples);
  const all = [...names.values()].sort();
  const notes = distinct(samples.flatMap((one) => one.notes));
  if (all.length > mostSeries) notes.unshift(`${all.length} series, of which ${mostSeries} are drawn`);
  return {
    query: probe.query,
    floor,
    series: all.slice(0, mostSeries).map((name) => ({ name, points: thinned(pointsOf(name, names, samples, span)) })),
    gaps: gapsOf(samples, periodOf(probe)),
    notes: notes.slice(0, mostNotes),
  };
}

type Labels = Readonly<Record<string, string>>;

/** Series by what tells them apart in the timeline. The metric's own name is left out where all of them share it. */
function namesOf(samples: readonly MetricSample[]): ReadonlyMap<string, string> {
  const found = new Map<string, Labels>();
  for (const { series } of samples) for (const { labels } of series) found.set(keyOf(labels), labels);
  const metrics = new Set([...found.values()].map((labels) => labels.__name__ ?? ''));
  return new Map([...found].map(([key, labels]) => [key, seriesName(labels, metrics.size > 1)]));
}

const keyOf = (labels: Labels): string => JSON.stringify(Object.entries(labels).sort());

/** `{job="x"}`; a series without labels has its metric's name, or that of a bare value. */
export function seriesName({ __name__: metric = '', ...labels }: Labels, withMetric = false): string {
  const matchers = Object.entries(labels)
    .sort()
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  if (matchers.length === 0) return metric || 'value';
  return `${withMetric ? metric : ''}{${matchers.join(', ')}}`;
}

/** A sample without this series ends its line, whether it brought others or nothing at all; one null stands for any number of them. */
function pointsOf(
  name: string,
  names: ReadonlyMap<string, string>,
  samples: readonly MetricSample[],
  span: Span,
): Point[] {
  const points: Point[] = [];
  for (const { due, series } of samples) {
    const own = series.find(({ labels }) => names.get(keyOf(labels)) === name);
    if (own === undefined) points.push({ at: due, value: null });
    for (const [at, value] of own?.points ?? []) points.push({ at, value: typeof value === 'number' ? value : null });
  }
  const sorted = points.filter(({ at }) => at >= span.from && at <= span.to).sort((a, b) => a.at - b.at);
  const first = sorted.findIndex((one) => one.value !== null);
  return sorted
    .slice(Math.max(0, first))
    .filter((one, index, all) => one.value !== null || all[index - 1]?.value !== null);
}

/** Of each of so many stretches, a gap where it has one, and its lowest and highest value. */
function thinned(points: readonly Point[]): readonly Point[] {
  if (points.length <= mostPoints) return points;
  const stretches = Math.floor(mostPoints / 3);
  return Array.from({ length: stretches }, (_, index) => {
    const from = Math.floor((index * points.length) / stretches);
    return telling(points.slice(from, Math.floor(((index + 1) * points.length) / stretches)));
  }).flat();
}

function telling(points: readonly Point[]): Point[] {
  const gap = points.find((one) => one.value === null);
  const byValue = points.filter((one) => one.value !== null).sort((a, b) => a.value! - b.value!);
  const kept = new Set([gap, byValue[0], byValue.at(-1)].filter((one) => one !== undefined));
  return points.filter((one) => kept.has(one));
}

/** Consecutive samples that brought nothing for one reason; each stands until the next one is due. */
function gapsOf(samples: readonly MetricSample[], period: Duration): MetricReading['gaps'] {
  const gaps: MetricReading['gaps'][number][] = [];
  let previous: MetricSample | null = null;
  for (const sample of samples) {
    const { due, gap } = sample;
    const last = gaps.at(-1);
    const to: Instant = after(due, period);
    if (gap !== null && last !== undefined && previous?.gap === gap) gaps[gaps.length - 1] = { ...last, to };
    else if (gap !== null) gaps.push({ from: instant(due), to, reason: gap });
    previous = sample;
  }
  return gaps;
}

/** What a sample showed, in words: `{job="api"} is 0`. */
export function shownText({ series }: MetricSample): string {
  if (series.length === 0) return 'nothing';
  const told = series
    .slice(0, 3)
    .map(({ labels, points }) => `${seriesName(labels)} is ${points.at(-1)?.[1] ?? 'there'}`);
  return told.join(', ') + (series.length > 3 ? ` and ${series.length - 3} more` : '');
}
