/** Latency of good answers from their due time, on a logarithmic scale: a line for the median, a shade up to the slowest. */
import type { Markish } from '@observablehq/plot';
import { areaY, lineY, link, scale, text } from '@observablehq/plot';
import type { LatencyPoint, ProbeReading } from '../../model/analysis.ts';
import { shortText } from '../../model/duration-text.ts';
import type { Duration } from '../../model/time.ts';
import { milliseconds } from '../../model/time.ts';
import { firstAfter, sorted } from '../../statistics/quantile.ts';
import type { Frame } from './frame.ts';

export const LATENCY_HEIGHT = 46;
/** The scale never starts lower: below it lies nothing that a person compares. */
const LEAST_MS = 0.1;

/** Whole decades that hold every probe of an experiment, so that their pictures compare. */
export function latencyDecades(probes: readonly ProbeReading[]): readonly [number, number] {
  const points = probes.flatMap((one) => one.latency);
  if (points.length === 0) return [1, 10];
  let least = Number.POSITIVE_INFINITY;
  let most = LEAST_MS;
  for (const point of points) {
    least = Math.min(least, Math.max(LEAST_MS, point.p50));
    most = Math.max(most, point.max);
  }
  const low = 10 ** Math.floor(Math.log10(least));
  return [low, Math.max(low * 10, 10 ** Math.ceil(Math.log10(most)))];
}

function decadeTicks([low, high]: readonly [number, number]): number[] {
  const all: number[] = [];
  for (let tick = low; tick <= high * 1.001; tick *= 10) all.push(tick);
  return all;
}

interface Drawn {
  readonly x: number;
  readonly p50: number;
  readonly max: number;
}

/** Where no good answer came for a while the line breaks: silence is not a low latency. */
function withGaps(frame: Frame, points: readonly LatencyPoint[]): Drawn[] {
  const gaps = points.slice(1).map((point, index) => point.at - points[index]!.at);
  const usual = firstAfter(sorted(gaps), 0.5);
  return points.flatMap((point, index) => {
    const drawn = { x: frame.seconds(point.at), p50: point.p50, max: point.max };
    const gap = index > 0 && gaps[index - 1]! > usual * 3;
    return gap ? [{ x: drawn.x, p50: Number.NaN, max: Number.NaN }, drawn] : [drawn];
  });
}

export function drawLatency(
  frame: Frame,
  probe: ProbeReading,
  decades: readonly [number, number],
  top: number,
): Markish[] {
  const bottom = top + LATENCY_HEIGHT;
  const log = scale({ y: { type: 'log', domain: [...decades], range: [bottom, top + 4] } });
  const y = (length: number): number => log.apply(Math.max(LEAST_MS, length)) as number;
  const points = withGaps(frame, probe.latency);
  const ticks = decadeTicks(decades);
  const labelled = ticks.filter((_, index) => ticks.length <= 4 || index % 2 === 0);
  const [from, to] = frame.domain;
  return [
    link(ticks, { x1: () => from, x2: () => to, y1: y, y2: y, className: 'latency-grid' }),
    text(labelled, {
      frameAnchor: 'left',
      textAnchor: 'end',
      dx: -6,
      y,
      text: (tick: number) => shortText(milliseconds(tick) as Duration),
      className: 'tick latency-tick',
    }),
    areaY(points, {
      x: 'x',
      y1: (one: Drawn) => y(one.p50),
      y2: (one: Drawn) => y(one.max),
      className: 'latency-shade',
    }),
    lineY(points, { x: 'x', y: (one: Drawn) => y(one.p50), className: 'latency-line' }),
  ];
}
