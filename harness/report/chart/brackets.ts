/** A lane for each prediction: its interval as a bracket, the measured time as a mark, a miss as a dashed line between them. */
import type { Markish } from '@observablehq/plot';
import { link, rect, ruleX, text } from '@observablehq/plot';
import { valueText } from '../../analysis/words/figures.ts';
import { secondsText } from '../../model/duration-text.ts';
import { formatBound } from '../format.ts';
import type { ForecastMark, Hit } from './forecasts.ts';
import { forecasts, hitOf } from './forecasts.ts';
import type { ChartRow, Frame } from './frame.ts';
import { CHARACTER, LEFT, marginLabel, RIGHT, WIDTH, within } from './frame.ts';

const mark: Readonly<Record<Hit, string>> = { inside: '●', early: '✖', late: '✖', unseen: '✖', unmeasured: '' };

function words(forecast: ForecastMark, hit: Hit): string {
  const bounds = `predicted ${formatBound(forecast.bounds)}`;
  const { measured } = forecast;
  if (measured === null) return bounds;
  if (!measured.seen) return `not within ${secondsText(measured.until)} · ${bounds}`;
  const missed = hit === 'inside' ? '' : ` · ${hit === 'late' ? 'later' : 'earlier'} than predicted`;
  return `${valueText(measured.time)} · ${bounds}${missed}`;
}

/** Seconds on the axis of the bracket's ends and of the measured mark. */
function places(
  frame: Frame,
  { from, bounds, measured }: ForecastMark,
): { low: number; high: number; at: number | null } {
  const base = frame.seconds(from);
  const at = measured === null ? null : measured.seen ? base + measured.time.value / 1000 : frame.domain[1];
  return {
    low: within(frame, base + bounds.min / 1000),
    high: within(frame, base + bounds.max / 1000),
    at: at === null ? null : within(frame, at),
  };
}

/** Right of all, else on the way from the bracket to the mark, else left of all, else over them. */
function placeLabel(
  frame: Frame,
  { low, high, at }: { low: number; high: number; at: number },
  label: string,
): { readonly second: number; readonly anchor: 'start' | 'end'; readonly dx: number } {
  const [from, to] = frame.domain;
  const x = (second: number): number => LEFT + ((second - from) / (to - from)) * (WIDTH - LEFT - RIGHT);
  const width = label.length * CHARACTER + 12;
  const [first, last] = [Math.min(low, at), Math.max(high, at)];
  if (x(last) + width < WIDTH) return { second: last, anchor: 'start', dx: 10 };
  if (x(at) - x(high) > width + 10) return { second: high, anchor: 'start', dx: 10 };
  if (x(low) - x(at) > width + 10) return { second: at, anchor: 'start', dx: 10 };
  if (x(first) - width > LEFT) return { second: first, anchor: 'end', dx: -10 };
  return { second: to, anchor: 'end', dx: -14 };
}

function drawBracket(frame: Frame, forecast: ForecastMark, top: number): readonly Markish[] {
  const hit = hitOf(forecast);
  const { low, high, at } = places(frame, forecast);
  const y = top + 9;
  const missed = hit === 'early' || hit === 'late' || hit === 'unseen';
  const tone = missed ? 'miss' : 'hit';
  const label = words(forecast, hit);
  const place = placeLabel(frame, { low, high, at: at ?? high }, label);
  const ends = low === high ? [low] : [low, high];
  return [
    marginLabel(forecast.name, y, 'lane-name minor'),
    rect([0], { x1: () => low, x2: () => high, y1: () => y - 5, y2: () => y + 5, className: 'bracket-fill' }),
    link([0], { x1: () => low, x2: () => high, y1: () => y, y2: () => y, className: 'bracket' }),
    ruleX(ends, { x: (one: number) => one, y1: y - 5, y2: y + 5, className: 'bracket' }),
    ...(missed && at !== null
      ? [
          link([0], {
            x1: () => (at > high ? high : low),
            x2: () => at,
            y1: () => y,
            y2: () => y,
            className: 'miss-line',
          }),
        ]
      : []),
    ...possible(frame, forecast, y),
    ...(at === null
      ? []
      : [text([0], { x: () => at, y: () => y, text: () => mark[hit], className: `measured ${tone}` })]),
    text([0], {
      x: () => place.second,
      y: () => y,
      text: () => label,
      textAnchor: place.anchor,
      dx: place.dx,
      className: `bracket-label ${tone}`,
    }),
  ];
}

/** Both ends of a time of which part was not observed. */
function possible(frame: Frame, { from, measured }: ForecastMark, y: number): readonly Markish[] {
  if (measured === null || !measured.seen || measured.time.unseen === undefined) return [];
  const { value, resolution } = measured.time;
  const end = (length: number) => () => within(frame, frame.seconds(from) + length / 1000);
  const ends = { x1: end(value - resolution), x2: end(value + resolution), y1: () => y, y2: () => y };
  return [link([0], { ...ends, className: 'range recovery' })];
}

export const bracketRows = (frame: Frame): readonly ChartRow[] =>
  forecasts(frame.experiment).map((forecast) => ({
    height: 20,
    draw: (top: number) => drawBracket(frame, forecast, top),
  }));
