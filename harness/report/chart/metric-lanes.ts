/** A lane for each PromQL probe's series: stepped lines on a scale of their own, gaps left open and hatched. */
import type { Markish } from '@observablehq/plot';
import { lineY, link, rect, text } from '@observablehq/plot';
import type { ProbeReading } from '../../model/analysis.ts';
import { offsetText } from '../../model/duration-text.ts';
import type { MetricReading } from '../../model/witness-reading.ts';
import { formatNumber } from '../format.ts';
import { offsetOf } from '../subject.ts';
import type { Frame } from './frame.ts';
import { fillOf, outcomeSwatch } from './swatch.ts';

export const METRIC_HEIGHT = 44;

type Series = MetricReading['series'][number];
type Gap = MetricReading['gaps'][number];

/** Zero belongs to the scale of counts; one value alone lies in the middle. */
function scaleOf(series: readonly Series[]): readonly [number, number] {
  let least = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const { points } of series) {
    for (const { value } of points) {
      if (value === null) continue;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
  }
  if (most === Number.NEGATIVE_INFINITY) return [0, 1];
  return most > least ? [least, most] : [least, least + 1];
}

/** What a PromQL probe drew; nothing for other probes. */
export function drawMetric(frame: Frame, probe: ProbeReading, top: number): readonly Markish[] {
  const { metric } = probe;
  if (metric === null) return [];
  const bottom = top + METRIC_HEIGHT - 4;
  const [low, high] = scaleOf(metric.series);
  const y = (value: number): number => bottom - ((value - low) / (high - low)) * (bottom - top - 4);
  const [from, to] = frame.domain;
  return [
    link([low, high], { x1: () => from, x2: () => to, y1: y, y2: y, className: 'latency-grid' }),
    text([low, high], {
      frameAnchor: 'left',
      textAnchor: 'end',
      dx: -6,
      y,
      text: formatNumber,
      className: 'tick latency-tick',
    }),
    rect(metric.gaps, {
      x1: (one: Gap) => frame.seconds(one.from),
      x2: (one: Gap) => frame.seconds(one.to),
      y1: () => top,
      y2: () => bottom,
      fill: () => fillOf(outcomeSwatch.no_data),
      className: 'strip',
      title: (one: Gap) =>
        `${probe.probe}: no data, ${one.reason}; from ${offsetText(offsetOf(frame.experiment, one.from))}`,
    }),
    ...metric.series.map((series, index) =>
      lineY(series.points, {
        x: (one: Series['points'][number]) => frame.seconds(one.at),
        y: (one: Series['points'][number]) => (one.value === null ? Number.NaN : y(one.value)),
        curve: 'step-after',
        className: `metric-line metric-${index % 4}`,
        title: () => series.name,
      }),
    ),
  ];
}
